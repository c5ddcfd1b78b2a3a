import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { currentWallet } from './read-wallet.ts';
import { repeatOf, type Receipt } from './receipt.ts';
import { recordTransfer } from './record-transfer.ts';
import type { TransferRefusal } from './refusals.ts';
import { TRANSFER_CODES } from './transfer-codes.ts';
import type { TransferBody } from './transfer-request.ts';
import { Transfers, type Transfer } from './transfer.model.ts';

export interface ReverseRequest {
  readonly key: string;
  /** The receipt number of the transfer that was a mistake. */
  readonly transfer: string;
  /** Why, for those who read the books. */
  readonly reason?: string;
}

/**
 * Takes a posted transfer back, once, by another one in the opposite direction; the mistake stays in the books. Where a wallet has been
 * merged meanwhile, the wallet that its owner has now is used. Refuses: transfer_not_found, not_reversible (a hold, its release, a
 * reversal), already_reversed, insufficient_funds (the money has been spent), same_key_other_body { field }.
 */
export async function reverseTransfer(tx: Tx, request: ReverseRequest, chain?: string): Promise<Result<Receipt, TransferRefusal>> {
  const { key, transfer } = request;
  const found = await Transfers(tx).find({ $or: [{ key }, { _id: transfer }] }, null, { session: tx.session, lean: true });
  const before = found.find((one) => one.key === key);
  const mistake = found.find((one) => one._id === transfer);
  if (before) return repeatOf(before, mistake ? await bodyOfReversal(tx, mistake, request, before) : { ...before, reverses: transfer });
  if (!mistake || mistake.state === 'refused') return refused('transfer_not_found');
  if (mistake.reversedBy !== undefined) return refused('already_reversed');
  if (!canBeReversed(mistake)) return refused('not_reversible');

  const body = await bodyOfReversal(tx, mistake, request);
  if (body.debit === body.credit) return refused('not_reversible'); // both wallets have become one
  const recorded = await recordTransfer(tx, { ...body, key, state: 'posted', ...(chain !== undefined && { chain }) });
  if (!recorded.ok) return recorded;
  const { _id, at } = recorded.value.transfer;
  await Transfers(tx).updateOne({ _id: mistake._id, reversedBy: { $exists: false } }, { $set: { reversedBy: _id } }, { session: tx.session });
  return ok({ transfer: _id, at, repeated: false });
}

/** True for what moved money and was not taken back: not for a hold (its end is), a release, or a reversal. */
export function canBeReversed({ kind = 'plain', state, reversedBy }: Transfer): boolean {
  return (kind === 'plain' || kind === 'post') && state === 'posted' && reversedBy === undefined;
}

/** `before`: the accounts of a reversal that has happened, for wallets go on merging. */
async function bodyOfReversal(tx: Tx, mistake: Transfer, { reason }: ReverseRequest, before?: Transfer): Promise<TransferBody> {
  return {
    kind: 'reversal', code: 'reversal', reverses: mistake._id, amount: mistake.amount, reference: mistake.reference, textKey: TRANSFER_CODES.reversal,
    debit: before?.debit ?? await currentWallet(tx, mistake.credit), credit: before?.credit ?? await currentWallet(tx, mistake.debit),
    ...(reason !== undefined && { reason }),
  };
}
