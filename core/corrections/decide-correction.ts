import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import type { AccountCode } from '../ledger/chart-of-accounts.ts';
import { postTransfer, type Receipt, type TransferRefusal } from '../ledger/post-transfer.ts';
import { currentWallet } from '../ledger/read-wallet.ts';
import type { TransferCode } from '../ledger/transfer-codes.ts';
import { reverseTransfer } from '../ledger/reverse-transfer.ts';
import { recordAct } from '../moderation/record-act.ts';
import { requireRole } from '../moderation/require-role.ts';
import { notify } from '../notices/notify.ts';
import { closeCase } from '../payments/open-case.ts';
import { Corrections, type Correction } from './correction.model.ts';
import { describe, touchesOwn } from './propose-correction.ts';

export type DecideRefusal = 'not_allowed' | 'correction_not_open' | 'same_person' | 'own_account' | 'case_not_open' | TransferRefusal;

/**
 * Another person of the money role agrees: the money moves, members whose wallets are touched read why, and the case that it answers is
 * closed. Refuses: not_allowed, correction_not_open, same_person (who proposed it), own_account, case_not_open (somebody closed it
 * meanwhile: its money may have gone another way), and what the ledger refuses (insufficient_funds …).
 */
export async function approveCorrection(tx: Tx, input: { correction: string; by: string }): Promise<Result<Receipt, DecideRefusal>> {
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const correction = await close(tx, input.correction, { state: 'posted', decidedBy: by });
  if (!correction) return refused('correction_not_open');
  if (correction.proposedBy === by) return refused('same_person');
  if (await touchesOwn(tx, correction, by)) return refused('own_account');
  const booked = await book(tx, correction);
  if (!booked.ok) return booked;
  const { transfer } = booked.value;
  if (correction.case !== undefined) {
    const closed = await closeCase(tx, { case: correction.case, by, note: `correction:${correction._id}` });
    if (!closed.ok) return closed;
  }
  await Corrections(tx).updateOne({ _id: correction._id }, { $set: { transfer } }, { session: tx.session });
  await recordAct(tx, { by, act: 'correction.approve', subject: `correction:${correction._id}`, after: describe(correction), reason: correction.reason });
  await tellMember(tx, correction, correction.debit, -correction.amount, transfer);
  await tellMember(tx, correction, correction.credit, correction.amount, transfer);
  return booked;
}

/** Declines a proposal; who made it may take it back so too. Refuses: not_allowed, correction_not_open. */
export async function declineCorrection(tx: Tx, input: { correction: string; by: string }): Promise<Result<undefined, 'not_allowed' | 'correction_not_open'>> {
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const correction = await close(tx, input.correction, { state: 'declined', decidedBy: by });
  if (!correction) return refused('correction_not_open');
  await recordAct(tx, { by, act: 'correction.decline', subject: `correction:${correction._id}`, after: describe(correction) });
  return ok();
}

async function close(tx: Tx, _id: string, decision: Pick<Correction, 'state'> & { decidedBy: string }): Promise<Correction | null> {
  return Corrections(tx).findOneAndUpdate(
    { _id, state: 'proposed' }, { $set: { ...decision, decidedAt: tx.clock.now() } }, { session: tx.session, lean: true },
  );
}

async function book(tx: Tx, { _id, debit, credit, amount, reason, reverses }: Correction): Promise<Result<Receipt, TransferRefusal>> {
  const key = `correction:${_id}`;
  if (reverses !== undefined) return reverseTransfer(tx, { key, transfer: reverses, reason });
  return postTransfer(tx, {
    key, code: codeOf(debit, credit), debit: await currentWallet(tx, debit), credit: await currentWallet(tx, credit), amount, reference: `correction:${_id}`,
  });
}

/** Money that leaves suspense says so on the member's statement. */
function codeOf(debit: AccountCode, credit: AccountCode): TransferCode {
  if (debit !== 'suspense') return 'correction';
  if (credit.startsWith('member:')) return 'suspense_release';
  return credit.endsWith(':clearing') ? 'suspense_refund' : 'correction';
}

async function tellMember(tx: Tx, { _id, reason }: Correction, account: AccountCode, change: number, receipt: string): Promise<void> {
  if (!account.startsWith('member:')) return;
  const member = account.slice('member:'.length);
  await notify(tx, { id: `correction:${_id}:${member}`, member, kind: 'wallet.corrected', params: { change, receipt, reason } });
}
