import { writeCsv } from '../csv/write-csv.ts';
import { newId } from '../db/new-id.ts';
import type { Reader, Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { findMembers } from '../members/find-member.ts';
import { listBatch } from './read-withdrawals.ts';
import { WITHDRAWAL, type PayoutWay } from './withdrawal-rules.ts';
import { PayoutBatches, Withdrawals, type PayoutBatch, type Withdrawal } from './withdrawal.model.ts';

/** The columns of a batch file; the last three are filled in by whoever pays, and come back with the file. */
export const BATCH_COLUMNS = ['batch', 'number', 'phone', 'amount', 'name', 'reference', 'result', 'note'] as const;

/**
 * Puts all approved withdrawals of one way (the longest waiting first, at most 200) into a batch, so that no other batch holds them. Who may, and the
 * audit row, are the caller's. Refuses nothing_to_pay.
 */
export async function createBatch(tx: Tx, { way, by }: { way: PayoutWay; by: string }): Promise<Result<PayoutBatch, 'nothing_to_pay'>> {
  const approved = await Withdrawals(tx).find({ state: 'approved', way }, {}, { session: tx.session }).sort({ createdAt: 1 }).limit(WITHDRAWAL.batch).lean<Withdrawal[]>();
  if (approved.length === 0) return refused('nothing_to_pay');
  const batch: PayoutBatch = {
    _id: newId(8), way, by, createdAt: tx.clock.now(), count: approved.length, sum: approved.reduce((sum, { amount }) => sum + amount, 0),
  };
  const taken = await Withdrawals(tx).updateMany(
    { _id: { $in: approved.map(({ _id }) => _id) }, state: 'approved' }, { $set: { state: 'batched', batch: batch._id } }, { session: tx.session },
  );
  if (taken.matchedCount !== approved.length) throw new Error('withdrawals of a batch changed within its transaction');
  await PayoutBatches(tx).create([batch], { session: tx.session });
  return ok(batch);
}

/** The file of a batch: the same at every download, but for what has been paid or failed since. Phones as wallets take them, `09…`. */
export async function writeBatchFile(reader: Reader, batch: string): Promise<string> {
  const lines = await listBatch(reader, batch);
  const members = await findMembers(reader, lines.map(({ member }) => member));
  return writeCsv(BATCH_COLUMNS, lines.map((line) => [
    batch, line._id, localNumber(line.phone), line.amount, members.get(line.member)?.name ?? '', line.reference ?? '', resultOf(line), line.reason ?? '',
  ]));
}

/** `+959777123456` → `09777123456`. */
export function localNumber(phone: string): string {
  return phone.replace(/^\+959/, '09');
}

function resultOf({ state }: Withdrawal): string {
  return state === 'paid' || state === 'failed' ? state : '';
}
