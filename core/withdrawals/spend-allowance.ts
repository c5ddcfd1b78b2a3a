import { DAY, MINUTE } from '../clock.ts';
import type { Reader, Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { Allowances, type Allowance } from './allowance.model.ts';
import { WITHDRAWAL } from './withdrawal-rules.ts';

const YANGON_MS = 390 * MINUTE;
const KEPT_MS = 70 * DAY;

type Period = 'day' | 'month';
const PERIODS: readonly Period[] = ['day', 'month'];

/**
 * Counts an amount against a member's limits of today and this month, each by one conditional update, so that two withdrawals at the same moment
 * cannot both fit where one does. Refuses over_daily_limit { left, limit }, over_monthly_limit { left, limit }.
 */
export async function spendAllowance(tx: Tx, { member, amount }: { member: string; amount: number }): Promise<Result<undefined, 'over_daily_limit' | 'over_monthly_limit'>> {
  const now = tx.clock.now();
  for (const period of PERIODS) {
    const limit = WITHDRAWAL[period];
    const _id = idOf(member, period, now);
    const counted = amount <= limit && await Allowances(tx).findOneAndUpdate({ _id, sum: { $lte: limit - amount } }, { $inc: { sum: amount } }, { session: tx.session });
    if (counted) continue;
    const found = await Allowances(tx).findById(_id, {}, { session: tx.session }).lean<Allowance>();
    if (found || amount > limit) return refused(period === 'day' ? 'over_daily_limit' : 'over_monthly_limit', { left: Math.max(0, limit - (found?.sum ?? 0)), limit });
    await Allowances(tx).create([{ _id, sum: amount, removeAt: new Date(now.getTime() + KEPT_MS) }], { session: tx.session });
  }
  return ok();
}

/** Takes an amount that was counted at `at` off again: it was not paid out. */
export async function giveBackAllowance(tx: Tx, { member, amount, at }: { member: string; amount: number; at: Date }): Promise<void> {
  for (const period of PERIODS) await Allowances(tx).updateOne({ _id: idOf(member, period, at) }, { $inc: { sum: -amount } }, { session: tx.session });
}

/** What a member may still take out today, within the month too, in kyat. */
export async function readAllowance(reader: Reader, member: string): Promise<number> {
  const now = reader.clock.now();
  const found = await Allowances(reader).find({ _id: { $in: PERIODS.map((period) => idOf(member, period, now)) } }, {}, { session: reader.session }).lean<Allowance[]>();
  return Math.max(0, Math.min(...PERIODS.map((period) => WITHDRAWAL[period] - (found.find(({ _id }) => _id === idOf(member, period, now))?.sum ?? 0))));
}

/** Two members became one: so did what they have taken out. */
export async function joinAllowances(tx: Tx, from: string, to: string): Promise<void> {
  const now = tx.clock.now();
  for (const period of PERIODS) {
    const moved = await Allowances(tx).findOneAndDelete({ _id: idOf(from, period, now) }, { session: tx.session }).lean<Allowance>();
    if (moved) await Allowances(tx).updateOne({ _id: idOf(to, period, now) }, { $inc: { sum: moved.sum }, $setOnInsert: { removeAt: moved.removeAt } }, { session: tx.session, upsert: true });
  }
}

function idOf(member: string, period: Period, at: Date): string {
  return `${member}|${new Date(at.getTime() + YANGON_MS).toISOString().slice(0, period === 'day' ? 10 : 7)}`;
}
