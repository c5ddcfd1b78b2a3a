import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { postPending, type PostPendingRequest } from './post-pending.ts';
import { postTransfer } from './post-transfer.ts';
import type { Receipt } from './receipt.ts';
import type { TransferRefusal } from './refusals.ts';
import { reverseTransfer, type ReverseRequest } from './reverse-transfer.ts';
import type { TransferRequest } from './transfer-request.ts';
import { voidPending, type VoidPendingRequest } from './void-pending.ts';

/** One of several that happen together. */
export type LinkedRequest =
  | TransferRequest
  | { readonly post: PostPendingRequest }
  | { readonly void: VoidPendingRequest }
  | { readonly reverse: ReverseRequest };

/**
 * Transfers that succeed or fail together, in the given order (one may spend what the one before it brought). Returns their receipts;
 * repeated, the first ones. Refuses what the first failing one refuses, with `index` among the values; a chain of which only a
 * part has happened before is another body (`field: linked`). After a refusal the caller aborts the transaction.
 */
export async function postLinked(tx: Tx, requests: readonly LinkedRequest[]): Promise<Result<readonly Receipt[], TransferRefusal>> {
  const [first] = requests;
  const chain = first && keyOf(first);
  const receipts: Receipt[] = [];
  for (const [index, request] of requests.entries()) {
    const done = await postOne(tx, request, chain);
    if (!done.ok) return refused(done.code, { ...done.params, index });
    if (receipts[0] && receipts[0].repeated !== done.value.repeated) return refused('same_key_other_body', { field: 'linked', index });
    receipts.push(done.value);
  }
  return ok(receipts);
}

function postOne(tx: Tx, request: LinkedRequest, chain: string | undefined): Promise<Result<Receipt, TransferRefusal>> {
  if ('post' in request) return postPending(tx, request.post, chain);
  if ('void' in request) return voidPending(tx, request.void, chain);
  if ('reverse' in request) return reverseTransfer(tx, request.reverse, chain);
  return postTransfer(tx, request, chain);
}

function keyOf(request: LinkedRequest): string {
  if ('post' in request) return request.post.key;
  if ('void' in request) return request.void.key;
  return 'reverse' in request ? request.reverse.key : request.key;
}
