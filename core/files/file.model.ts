import { type Connection, Schema } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { FileProblem } from './file-rules.ts';

export type FileKind = 'file' | 'photo' | 'voice';

/** A file that a person sent. It comes by reference, is fetched by an intent, and only then can be seen by others. */
export interface KeptFile {
  readonly _id: string;
  readonly owner: string;
  readonly kind: FileKind;
  /** As the person named it, with the extension of what it really is. */
  readonly name: string;
  /** By its first bytes once it is kept; until then what the channel said. */
  readonly mime: string;
  readonly size: number;
  /** `pending` until fetched; `refused` is wrong by type or size, `lost` could not be fetched any more. */
  readonly state: 'pending' | 'kept' | 'refused' | 'lost';
  readonly problem?: FileProblem;
  /** Where the bytes lie in the store, once kept. */
  readonly key?: string;
  /** Of the bytes (SHA-256), once kept: tells when two people sent the same picture. */
  readonly digest?: string;
  /** The channel and its own reference: a Telegram file_id, a Viber URL. */
  readonly source: { readonly channel: string; readonly ref: string };
  readonly createdAt: Date;
}

const fileSchema = new Schema<KeptFile>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    kind: { type: String, required: true },
    name: { type: String, required: true },
    mime: { type: String, required: true },
    size: { type: Number, required: true },
    state: { type: String, required: true },
    problem: String,
    key: String,
    digest: String,
    source: { type: new Schema({ channel: { type: String, required: true }, ref: { type: String, required: true } }, { _id: false }), required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'files', versionKey: false },
);
fileSchema.index({ owner: 1, createdAt: -1 });
fileSchema.index({ owner: 1, digest: 1 }, { partialFilterExpression: { digest: { $exists: true } } });

export const Files = (on: { db: Connection }) => modelOn<KeptFile>(on.db, 'KeptFile', fileSchema);
