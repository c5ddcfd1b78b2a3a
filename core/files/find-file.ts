import type { Reader } from '../db/database.ts';
import { Files, type KeptFile } from './file.model.ts';

/** One file in whatever state; `undefined` for an id that never was. Whether somebody may see it is the caller's to know. */
export async function findFile(reader: Reader, id: string): Promise<KeptFile | undefined> {
  return (await Files(reader).findById(id, {}, { session: reader.session }).lean<KeptFile>()) ?? undefined;
}

/** The files of these ids in whatever state, in the order of the ids; ids that never were are left out. */
export async function findFiles(reader: Reader, ids: readonly string[]): Promise<KeptFile[]> {
  if (ids.length === 0) return [];
  const files = await Files(reader).find({ _id: { $in: ids } }, {}, { session: reader.session }).lean<KeptFile[]>();
  return ids.flatMap((id) => files.find((file) => file._id === id) ?? []);
}
