import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { repeatOf, type Receipt } from './receipt.ts';
import { recordTransfer } from './record-transfer.ts';
import type { TransferRefusal } from './refusals.ts';
import { bodyOf, checkRequest, type TransferRequest } from './transfer-request.ts';
import { Transfers } from './transfer.model.ts';

export type { Receipt } from './receipt.ts';
export type { TransferRefusal } from './refusals.ts';

/**
 * Moves `amount` kyat from one account to another — or, with `pending`, holds it —, all or nothing, within the caller's transaction:
 * 4 statements when one account is the house's, 5 between two others, up to 2 more for each wallet that is new or refuses. Repeating a request
 * (same key, same body) changes nothing and returns the first result. Refuses (refusals.ts): insufficient_funds { available, needed },
 * account_closed, account_unknown { account }, same_account, amount_invalid, expiry_invalid, same_key_other_body { field }. After
 * a refusal the caller aborts the transaction; only rememberRefusal makes it the key's result for ever.
 */
export async function postTransfer(tx: Tx, request: TransferRequest, chain?: string): Promise<Result<Receipt, TransferRefusal>> {
  const wrong = checkRequest(request);
  if (wrong) return wrong;
  const body = bodyOf(request);
  const before = await Transfers(tx).findOne({ key: request.key }, null, { session: tx.session, lean: true });
  if (before) return repeatOf(before, body);
  if (body.dueAt && body.dueAt <= tx.clock.now()) return refused('expiry_invalid');

  const recorded = await recordTransfer(tx, {
    ...body, key: request.key, state: request.pending ? 'pending' : 'posted', ...(chain !== undefined && { chain }),
  });
  if (!recorded.ok) return recorded;
  const { _id: transfer, at } = recorded.value.transfer;
  return ok({ transfer, at, repeated: false });
}
