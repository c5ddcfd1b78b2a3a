import type { Reader } from '../db/database.ts';
import { Corrections, type Correction } from './correction.model.ts';

/** The cases for which a correction waits for a second person. */
export async function casesInWork(reader: Reader): Promise<ReadonlySet<string>> {
  const waiting = await Corrections(reader).find({ state: 'proposed', case: { $exists: true } }, { case: 1 }).session(reader.session ?? null).lean<Pick<Correction, 'case'>[]>();
  return new Set(waiting.flatMap((one) => one.case ?? []));
}

/** Proposals that wait for a second person, the oldest first, and the fifty that were decided last. */
export async function listCorrections(reader: Reader): Promise<{ open: Correction[]; decided: Correction[] }> {
  const session = reader.session ?? null;
  const open = await Corrections(reader).find({ state: 'proposed' }).sort({ proposedAt: 1 }).limit(100).session(session).lean<Correction[]>();
  const decided = await Corrections(reader).find({ state: { $ne: 'proposed' } }).sort({ proposedAt: -1 }).limit(50).session(session).lean<Correction[]>();
  return { open, decided };
}
