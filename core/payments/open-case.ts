import type { Reader, Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { tellMoneyRole } from '../moderation/tell-money-role.ts';
import { PaymentCases, type PaymentCase } from './payment-case.model.ts';

/** Opens a case and tells the money role, once for one kind and charge: opening it again changes nothing. */
export async function openCase(tx: Tx, found: Omit<PaymentCase, '_id' | 'state' | 'openedAt'>): Promise<void> {
  const opened = await PaymentCases(tx).updateOne(
    { _id: `${found.kind}:${found.charge}` },
    { $setOnInsert: { ...found, state: 'open', openedAt: tx.clock.now() } },
    { session: tx.session, upsert: true },
  );
  if (opened.upsertedCount > 0) await tellMoneyRole(tx, `case:${found.kind}:${found.charge}`);
}

/** Money has come after all: cases that asked whether it would are answered. */
export async function answerCases(tx: Tx, charge: string): Promise<void> {
  await PaymentCases(tx).updateMany(
    { _id: { $in: [`never_heard:${charge}`, `unknown_outcome:${charge}`] }, state: 'open' },
    { $set: { state: 'closed', closedAt: tx.clock.now(), closedBy: 'payment', note: 'paid' } },
    { session: tx.session },
  );
}

/** The open cases, the oldest first, at most a hundred. */
export async function listOpenCases(reader: Reader): Promise<PaymentCase[]> {
  return PaymentCases(reader).find({ state: 'open' }).sort({ openedAt: 1 }).limit(100).session(reader.session ?? null).lean<PaymentCase[]>();
}

/** Whether a case still waits for a person. */
export async function isCaseOpen(reader: Reader, id: string): Promise<boolean> {
  return await PaymentCases(reader).exists({ _id: id, state: 'open' }).session(reader.session ?? null) !== null;
}

/** Closes a case with a note of what was done about it. Refuses case_not_open: it is closed already, or was never there. */
export async function closeCase(tx: Tx, input: { case: string; by: string; note: string }): Promise<Result<undefined, 'case_not_open'>> {
  const closed = await PaymentCases(tx).updateOne(
    { _id: input.case, state: 'open' },
    { $set: { state: 'closed', closedAt: tx.clock.now(), closedBy: input.by, note: input.note } },
    { session: tx.session },
  );
  return closed.matchedCount === 1 ? ok() : refused('case_not_open');
}
