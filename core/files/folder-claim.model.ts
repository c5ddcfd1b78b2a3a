import { type Connection, Schema } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** Which folder holds the files of this database, and when its host was last alive. One row. */
export interface FolderClaim {
  readonly _id: 'files';
  readonly folder: string;
  readonly host: string;
  readonly beatAt: Date;
}

const folderClaimSchema = new Schema<FolderClaim>(
  { _id: { type: String, required: true }, folder: { type: String, required: true }, host: { type: String, required: true }, beatAt: { type: Date, required: true } },
  { collection: 'file_folder', versionKey: false },
);

export const FolderClaims = (on: { db: Connection }) => modelOn<FolderClaim>(on.db, 'FolderClaim', folderClaimSchema);
