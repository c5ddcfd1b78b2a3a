import type { Reader } from '../db/database.ts';
import { Refunds, type Refund } from './refund.model.ts';

/** Refunds that are not decided yet, and the fifty that ended last, the newest first. */
export async function listRefunds(reader: Reader): Promise<{ open: Refund[]; ended: Refund[] }> {
  const session = reader.session ?? null;
  const open = await Refunds(reader).find({ state: { $in: ['sending', 'by_hand'] } }).sort({ at: 1 }).limit(100).session(session).lean<Refund[]>();
  const ended = await Refunds(reader).find({ state: { $in: ['done', 'failed'] } }).sort({ at: -1 }).limit(50).session(session).lean<Refund[]>();
  return { open, ended };
}

/** The refunds of one order, the oldest first. */
export async function refundsOf(reader: Reader, order: string): Promise<Refund[]> {
  return Refunds(reader).find({ order }).sort({ at: 1 }).session(reader.session ?? null).lean<Refund[]>();
}
