import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { Files, type FileKind, type KeptFile } from './file.model.ts';
import { bytesMax, cleanName, FILE_TYPES, type FileType, type FileProblem, typeByName } from './file-rules.ts';

/** A file as a channel announces it. */
export interface SentFile {
  readonly kind: FileKind;
  readonly channel: string;
  readonly ref: string;
  readonly name?: string;
  readonly mime?: string;
  /** Bytes, as the channel says. */
  readonly size?: number;
}

/**
 * What is wrong with a file by what the channel says of it, so that the person hears it at once: `file_too_big` (`max`, MB),
 * `file_type`, `file_empty`. Pure. The bytes themselves are checked when they are fetched.
 */
export function checkSentFile(file: SentFile): Result<FileType, FileProblem> {
  const type = announcedType(file);
  if (!type) return refused('file_type');
  if (file.size === 0) return refused('file_empty');
  const max = bytesMax(type);
  return file.size !== undefined && file.size > max ? refused('file_too_big', { max: max / 1024 / 1024 }) : ok(type);
}

/**
 * Keeps a file that a person sent: its row now, its bytes by the intent `file.fetch` after the commit. Two statements.
 * Returns the row, `pending`. Refuses what `checkSentFile` refuses.
 */
export async function keepFile(tx: Tx, input: SentFile & { owner: string }): Promise<Result<KeptFile, FileProblem>> {
  const checked = checkSentFile(input);
  if (!checked.ok) return checked;
  const type = checked.value;
  const file: KeptFile = {
    _id: newId(), owner: input.owner, kind: input.kind, name: cleanName(input.name, type), mime: type.mime,
    size: input.size ?? 0, state: 'pending', source: { channel: input.channel, ref: input.ref }, createdAt: tx.clock.now(),
  };
  await Files(tx).create([file], { session: tx.session });
  await planIntent(tx, { id: `file:${file._id}:fetch`, kind: 'file.fetch', payload: { file: file._id } });
  return ok(file);
}

function announcedType(file: SentFile): FileType | undefined {
  if (file.kind === 'voice') return (file.name && typeByName(file.name)) || FILE_TYPES.ogg;
  if (file.kind === 'photo') return (file.name && typeByName(file.name)) || FILE_TYPES.jpg;
  const byName = file.name === undefined ? undefined : typeByName(file.name);
  return byName ?? Object.values(FILE_TYPES).find((type) => type.mime === file.mime);
}

