import type { Reader } from '../db/database.ts';
import { Slips, type Slip } from './slip.model.ts';

const SLIPS_MAX = 100;

/** A slip with others that carry the same reference, whoever sent them. */
export interface SlipToCheck {
  readonly slip: Slip;
  readonly sameReference: readonly Slip[];
}

/** The slips that wait for a decision, the oldest first, at most a hundred. */
export async function listOpenSlips(reader: Reader): Promise<SlipToCheck[]> {
  const open = await Slips(reader).find({ state: 'open' }).sort({ sentAt: 1 }).limit(SLIPS_MAX).session(reader.session ?? null).lean<Slip[]>();
  const same = await Slips(reader).find({ reference: { $in: open.map(({ reference }) => reference) } }).session(reader.session ?? null).lean<Slip[]>();
  return open.map((slip) => ({ slip, sameReference: same.filter(({ _id, reference }) => _id !== slip._id && reference === slip.reference) }));
}

/** The slips that were decided last, the newest first. */
export async function listDecidedSlips(reader: Reader): Promise<Slip[]> {
  return Slips(reader).find({ state: { $ne: 'open' } }).sort({ decidedAt: -1 }).limit(20).session(reader.session ?? null).lean<Slip[]>();
}

/** The slip of an order that was sent last. Whose order it is, the caller has checked. */
export async function latestSlip(reader: Reader, order: string): Promise<Slip | undefined> {
  const [slip] = await Slips(reader).find({ order }).sort({ sentAt: -1 }).limit(1).session(reader.session ?? null).lean<Slip[]>();
  return slip;
}

/** True while a slip of this order waits for a decision. */
export async function slipIsOpen(reader: Reader, order: string): Promise<boolean> {
  return await Slips(reader).exists({ order, state: 'open' }).session(reader.session ?? null) !== null;
}
