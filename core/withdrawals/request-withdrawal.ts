import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { readIdentity } from '../identity/read-identity.ts';
import { postTransfer, type TransferRefusal } from '../ledger/post-transfer.ts';
import { readWallet } from '../ledger/read-wallet.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { tellMoneyRole } from '../moderation/tell-money-role.ts';
import { proves, type PinProof } from '../pin/pin-proof.ts';
import { spendAllowance } from './spend-allowance.ts';
import { PAYOUT_WAYS, WITHDRAWAL, type PayoutWay } from './withdrawal-rules.ts';
import { Withdrawals, type Withdrawal } from './withdrawal.model.ts';

export interface WithdrawalRequest {
  readonly member: string;
  /** Kyat. */
  readonly amount: number;
  readonly way: PayoutWay;
  /** The number of the member's own wallet there, E.164. */
  readonly phone: string;
  /** Names this one wish (kept in the form): asked twice, it is one withdrawal. */
  readonly request: string;
  readonly proof: PinProof;
}

export type WithdrawalRefusal = TransferRefusal | InactiveCode | 'pin_needed' | 'amount_too_small' | 'identity_needed' | 'over_daily_limit' | 'over_monthly_limit';

/**
 * A member takes money out of their wallet: it is held in the ledger, counted against their limits, and waits for a person of the money role. The same
 * `request` again returns the first withdrawal. Refuses amount_invalid, amount_too_small { min }, pin_needed, identity_needed, over_daily_limit
 * { left, limit }, over_monthly_limit { left, limit }, insufficient_funds { available, needed }, banned, member_not_found.
 */
export async function requestWithdrawal(tx: Tx, input: WithdrawalRequest): Promise<Result<Withdrawal, WithdrawalRefusal>> {
  const { amount, way, phone, request } = input;
  if (!Number.isSafeInteger(amount) || amount <= 0) return refused('amount_invalid');
  if (amount < WITHDRAWAL.min) return refused('amount_too_small', { min: WITHDRAWAL.min });
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const member = active.value._id;
  if (!proves(input.proof, member, tx.clock.now())) return refused('pin_needed');
  const before = await Withdrawals(tx).findOne({ member, request }, {}, { session: tx.session }).lean<Withdrawal>();
  if (before) return ok(before);
  if (await readIdentity(tx, member) !== 'accepted') return refused('identity_needed');
  const allowed = await spendAllowance(tx, { member, amount });
  if (!allowed.ok) return allowed;

  const _id = newId(10);
  const held = await postTransfer(tx, {
    key: `withdraw:${_id}:hold`, code: 'withdraw', debit: await readWallet(tx, member), credit: PAYOUT_WAYS[way].owed, amount, reference: `withdrawal:${_id}`, pending: {},
  });
  if (!held.ok) return held;
  const withdrawal: Withdrawal = {
    _id, member, request, way, phone, amount, state: 'requested', hold: held.value.transfer,
    needs: amount >= WITHDRAWAL.twoPeopleFrom ? 2 : 1, approvals: [], createdAt: tx.clock.now(),
  };
  await Withdrawals(tx).create([withdrawal], { session: tx.session });
  await tellMoneyRole(tx, `withdrawal:${_id}`);
  return ok(withdrawal);
}
