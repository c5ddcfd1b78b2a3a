import type { Reader, Tx } from '../db/database.ts';
import { yangonMonth } from './yangon-month.ts';
import { ReferralMonths, type ReferralMonth } from './referral-month.model.ts';
import type { Referral } from './referral.model.ts';

/**
 * Takes a place among a referrer's open referrals of this month: one conditional update, so that of two friends at the same
 * instant not both get the last one. Returns the month, or `undefined` when it is full. Two statements.
 */
export async function takePlace(tx: Tx, referrer: string, limit: number): Promise<string | undefined> {
  const month = yangonMonth(tx.clock.now());
  const _id = `${referrer}:${month}`;
  await ReferralMonths(tx).updateOne({ _id }, { $setOnInsert: { open: 0 } }, { session: tx.session, upsert: true });
  const bound = Number.isFinite(limit) ? { open: { $lt: limit } } : {};
  const taken = await ReferralMonths(tx).updateOne({ _id, ...bound }, { $inc: { open: 1 } }, { session: tx.session });
  return taken.modifiedCount === 1 ? month : undefined;
}

/** A counted referral has ended: its place is free for another. */
export async function freePlace(tx: Tx, { referrer, month }: Pick<Referral, 'referrer' | 'month'>): Promise<void> {
  if (month !== undefined) await ReferralMonths(tx).updateOne({ _id: `${referrer}:${month}`, open: { $gt: 0 } }, { $inc: { open: -1 } }, { session: tx.session });
}

/** How many places of this month are taken. */
export async function readPlaces(reader: Reader, referrer: string): Promise<number> {
  const row = await ReferralMonths(reader).findById(`${referrer}:${yangonMonth(reader.clock.now())}`, {}, { session: reader.session }).lean<ReferralMonth>();
  return row?.open ?? 0;
}
