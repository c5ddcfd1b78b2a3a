import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { followOwner } from './follow-owner.ts';
import { repeatOf, type Receipt } from './receipt.ts';
import { recordTransfer } from './record-transfer.ts';
import type { TransferRefusal } from './refusals.ts';
import { isAmount, type TransferBody } from './transfer-request.ts';
import { Transfers, type Transfer } from './transfer.model.ts';

/** How a hold ends. */
export interface PendingEnd {
  readonly key: string;
  /** The receipt number of the hold. */
  readonly pending: string;
  readonly how: 'post' | 'void' | 'expire';
  /** Kyat to post; all of it unless said. */
  readonly amount?: number;
  readonly chain?: string | undefined;
}

const STATE = { post: 'posted', void: 'voided', expire: 'expired' } as const;
const OVER = { posted: 'pending_already_posted', voided: 'pending_already_voided', expired: 'pending_expired' } as const;

/**
 * Ends a hold once: its state goes on by condition, the held sum leaves both accounts, and what is posted arrives. What becomes free
 * in a wallet that was merged meanwhile goes on to its owner's wallet in the same transaction. 6 statements where one account is the
 * house's, else 7. Refuses: pending_not_found, pending_already_posted, pending_already_voided, pending_expired, amount_invalid,
 * exceeds_pending { held }, same_key_other_body { field }.
 */
export async function endPending(tx: Tx, end: PendingEnd): Promise<Result<Receipt, TransferRefusal>> {
  const { key, pending, how, chain } = end;
  if (end.amount !== undefined && !isAmount(end.amount)) return refused('amount_invalid');
  const found = await Transfers(tx).find({ $or: [{ key }, { _id: pending }] }, null, { session: tx.session, lean: true });
  const before = found.find((one) => one.key === key);
  const hold = found.find((one) => one._id === pending);
  if (before) return repeatOf(before, bodyOfEnd(hold ?? before, end));
  if (hold?.kind !== 'pending' || hold.state === 'refused') return refused('pending_not_found');
  if (hold.state !== 'pending') return refused(OVER[hold.state]);
  if (how !== 'expire' && hold.dueAt && hold.dueAt <= tx.clock.now()) return refused('pending_expired');
  const body = bodyOfEnd(hold, end);
  if (body.amount > hold.amount) return refused('exceeds_pending', { held: hold.amount });

  const recorded = await recordTransfer(tx, { ...body, key, state: STATE[how], held: hold.amount, ...(chain !== undefined && { chain }) });
  if (!recorded.ok) return recorded;
  const { transfer, debit, credit } = recorded.value;
  await Transfers(tx).updateOne({ _id: hold._id, state: 'pending' }, { $set: { state: STATE[how], endedBy: transfer._id } }, { session: tx.session });
  if (debit?.closed) await followOwner(tx, hold.debit);
  if (credit?.closed) await followOwner(tx, hold.credit);
  return ok({ transfer: transfer._id, at: transfer.at, repeated: false });
}

function bodyOfEnd(hold: Transfer, { how, pending, amount }: PendingEnd): TransferBody {
  const { code, debit, credit, reference, textKey } = hold;
  return { code, debit, credit, reference, textKey, amount: amount ?? (hold.kind === 'pending' ? hold.amount : hold.held ?? hold.amount), kind: how, pending };
}
