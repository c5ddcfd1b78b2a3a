import type { Reader } from '../db/database.ts';
import { Withdrawals, PayoutBatches, type PayoutBatch, type Withdrawal, type WithdrawalState } from './withdrawal.model.ts';

const LATEST = 100;

/** A member's own withdrawal; `undefined` for another's. */
export async function readOwnWithdrawal(reader: Reader, member: string, id: string): Promise<Withdrawal | undefined> {
  return (await Withdrawals(reader).findOne({ _id: id, member }, {}, { session: reader.session }).lean<Withdrawal>()) ?? undefined;
}

/** A withdrawal by its number, for the money role; `undefined` for one that never was. */
export async function findWithdrawal(reader: Reader, id: string): Promise<Withdrawal | undefined> {
  return (await Withdrawals(reader).findById(id, {}, { session: reader.session }).lean<Withdrawal>()) ?? undefined;
}

/** A member's latest withdrawals, newest first. */
export async function listOwnWithdrawals(reader: Reader, member: string, limit = 5): Promise<Withdrawal[]> {
  return Withdrawals(reader).find({ member }, {}, { session: reader.session }).sort({ createdAt: -1 }).limit(limit).lean<Withdrawal[]>();
}

/** Withdrawals in these states: the longest waiting first where somebody waits, else the newest first. */
export async function listWithdrawals(reader: Reader, states: readonly WithdrawalState[], newestFirst = false): Promise<Withdrawal[]> {
  return Withdrawals(reader).find({ state: { $in: states } }).sort({ createdAt: newestFirst ? -1 : 1 }).limit(LATEST).lean<Withdrawal[]>();
}

/** The withdrawals of a batch, in the order of its file. */
export async function listBatch(reader: Reader, batch: string): Promise<Withdrawal[]> {
  return Withdrawals(reader).find({ batch }, {}, { session: reader.session }).sort({ createdAt: 1, _id: 1 }).lean<Withdrawal[]>();
}

/** One batch; `undefined` for an id that never was. */
export async function findBatch(reader: Reader, id: string): Promise<PayoutBatch | undefined> {
  return (await PayoutBatches(reader).findById(id).lean<PayoutBatch>()) ?? undefined;
}

/** The latest batches. */
export async function listBatches(reader: Reader): Promise<PayoutBatch[]> {
  return PayoutBatches(reader).find().sort({ createdAt: -1 }).limit(30).lean<PayoutBatch[]>();
}

/** Other members who had money sent to this number: a sign that a person should look (market.md). */
export async function othersWithNumber(reader: Reader, { phone, member }: { phone: string; member: string }): Promise<string[]> {
  return Withdrawals(reader).distinct('member', { phone, member: { $ne: member } }).session(reader.session ?? null);
}
