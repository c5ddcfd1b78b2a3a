import type { Reader } from '../db/database.ts';
import { Openings } from './opening.model.ts';

/** How many people a job still wants: those it asks for, less those hired while money was held. One statement. */
export async function openingsLeft(reader: Reader, job: { readonly _id: string; readonly openings: number }): Promise<number> {
  const used = await Openings(reader).countDocuments({ job: job._id, state: 'used' }, { session: reader.session });
  return Math.max(0, job.openings - used);
}
