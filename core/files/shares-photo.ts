import type { Reader } from '../db/database.ts';
import { Files } from './file.model.ts';

const PHOTOS_MAX = 50;

/** True when both members sent a picture with the same bytes. At most two statements; the newest 50 of the first are compared. */
export async function sharesPhoto(reader: Reader, one: string, other: string): Promise<boolean> {
  const sent = await Files(reader).find({ owner: one, digest: { $exists: true }, mime: /^image\// }, { digest: 1 }, { session: reader.session })
    .sort({ createdAt: -1 }).limit(PHOTOS_MAX).lean<{ digest: string }[]>();
  if (sent.length === 0) return false;
  return await Files(reader).exists({ owner: other, digest: { $in: sent.map(({ digest }) => digest) } }).session(reader.session ?? null) !== null;
}
