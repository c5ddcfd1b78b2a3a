import type { Reader } from '../db/database.ts';
import { Hires } from './hire.model.ts';

/** Confirmed hires of friends whom a member recommended; those that did not last do not count. One statement. */
export async function countHires(reader: Reader, referrer: string): Promise<number> {
  return Hires(reader).countDocuments({ referrer, state: { $ne: 'failed' } }, { session: reader.session });
}
