import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { isAccountCode, type AccountCode } from '../ledger/chart-of-accounts.ts';
import { findTransfer } from '../ledger/find-transfer.ts';
import { hasAccount } from '../ledger/has-account.ts';
import { canBeReversed } from '../ledger/reverse-transfer.ts';
import { currentWallet } from '../ledger/read-wallet.ts';
import { TRANSFER_AMOUNT_MAX } from '../ledger/transfer-request.ts';
import { findMember } from '../members/find-member.ts';
import { REASON_TEXT_MAX } from '../moderation/reasons.ts';
import { recordAct } from '../moderation/record-act.ts';
import { requireRole } from '../moderation/require-role.ts';
import { tellMoneyRole } from '../moderation/tell-money-role.ts';
import { isCaseOpen } from '../payments/open-case.ts';
import { Corrections, type Correction } from './correction.model.ts';

type Moved = Pick<Correction, 'debit' | 'credit' | 'amount' | 'reverses'>;
export type ProposeRefusal = 'not_allowed' | 'reason_missing' | 'amount_invalid' | 'account_unknown' | 'same_account' | 'transfer_not_found' | 'not_reversible' | 'already_reversed' | 'own_account' | 'case_not_open' | 'case_in_work';

export interface Proposal {
  readonly by: string;
  readonly reason: string;
  /** Either the receipt number of a transfer that was a mistake … */
  readonly reverses?: string;
  /** … or what shall move. */
  readonly debit?: string;
  readonly credit?: string;
  readonly amount?: number;
  /** The case that it answers. */
  readonly case?: string;
}

/**
 * One person of the money role proposes to move money by hand, or to take a transfer back; nothing moves until another agrees. Refuses:
 * not_allowed, reason_missing, amount_invalid, account_unknown { account } (also a member's that never was), same_account, transfer_not_found,
 * not_reversible (a hold, its release, a reversal), already_reversed, own_account, case_not_open, case_in_work (somebody has proposed an answer to that case already).
 */
export async function proposeCorrection(tx: Tx, input: Proposal): Promise<Result<Correction, ProposeRefusal>> {
  const reason = [...input.reason.trim()].slice(0, REASON_TEXT_MAX).join('');
  if (reason === '') return refused('reason_missing');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const moved = input.reverses === undefined ? await readMove(tx, input) : await readReversal(tx, input.reverses);
  if (!moved.ok) return moved;
  if (await touchesOwn(tx, moved.value, by)) return refused('own_account');
  if (input.case !== undefined && !await isCaseOpen(tx, input.case)) return refused('case_not_open');
  const correction: Correction = {
    _id: newId(), ...moved.value, reason, ...(input.case !== undefined && { case: input.case }), state: 'proposed', proposedBy: by, proposedAt: tx.clock.now(),
  };
  if (!await keep(tx, correction)) return refused('case_in_work');
  await recordAct(tx, { by, act: 'correction.propose', subject: `correction:${correction._id}`, after: describe(correction), reason });
  await tellMoneyRole(tx, `correction:${correction._id}`);
  return ok(correction);
}

/** False when the case that it answers has a proposal already. */
async function keep(tx: Tx, correction: Correction): Promise<boolean> {
  try {
    await Corrections(tx).create([correction], { session: tx.session });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Nobody moves money of their own. */
export async function touchesOwn(tx: Tx, { debit, credit }: Pick<Correction, 'debit' | 'credit'>, by: string): Promise<boolean> {
  const own = await currentWallet(tx, `member:${by}`);
  for (const account of [debit, credit]) if (await currentWallet(tx, account) === own) return true;
  return false;
}

/** For the audit: no names, accounts and kyat. */
export function describe({ debit, credit, amount }: Moved): string {
  return `${debit} > ${credit}: ${amount}`;
}

async function readMove(tx: Tx, { debit = '', credit = '', amount = Number.NaN }: Proposal): Promise<Result<Moved, ProposeRefusal>> {
  const from = await readAccount(tx, debit);
  const into = await readAccount(tx, credit);
  if (!from) return refused('account_unknown', { account: debit });
  if (!into) return refused('account_unknown', { account: credit });
  if (from === into) return refused('same_account');
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > TRANSFER_AMOUNT_MAX) return refused('amount_invalid');
  return ok({ debit: from, credit: into, amount });
}

/** An account that is somebody's: a slip of the pen must not send money to a wallet that nobody has. */
async function readAccount(tx: Tx, code: string): Promise<AccountCode | undefined> {
  const plain = code.trim();
  if (!isAccountCode(plain)) return undefined;
  const known = await hasAccount(tx, plain) || (plain.startsWith('member:') && await findMember(tx, plain.slice('member:'.length)) !== undefined);
  return known ? plain : undefined;
}

async function readReversal(tx: Tx, transfer: string): Promise<Result<Moved, ProposeRefusal>> {
  const found = await findTransfer(tx, transfer.trim());
  if (!found) return refused('transfer_not_found');
  if (found.reversedBy !== undefined) return refused('already_reversed');
  if (!canBeReversed(found)) return refused('not_reversible');
  return ok({ debit: found.credit, credit: found.debit, amount: found.amount, reverses: found._id });
}
