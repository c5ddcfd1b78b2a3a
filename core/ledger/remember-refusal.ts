import { isDuplicateKey, type Reader } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import type { Refused } from '../errors.ts';
import { refusedTransfer, type Outcome } from './post-batch.ts';
import { repeatOf } from './receipt.ts';
import { LEDGER_REFUSALS, type TransferRefusal } from './refusals.ts';
import { bodyOf, fingerprintOf, type TransferRequest } from './transfer-request.ts';
import { Transfers, type Transfer } from './transfer.model.ts';

/**
 * Makes a refusal the result of its key for ever, in a write of its own: for whoever called postTransfer in a transaction, after that one
 * was aborted. Returns the first result that the key has — another's, when one was quicker. Only a refusal that time may change
 * is stored; any other comes out the same whenever it is asked for.
 */
export async function rememberRefusal(reader: Reader, request: TransferRequest, refusal: Refused<TransferRefusal>): Promise<Outcome> {
  if (LEDGER_REFUSALS[refusal.code] === 'final') return refusal;
  const body = bodyOf(request);
  const transfer: Transfer = { ...body, _id: newId(), key: request.key, fingerprint: fingerprintOf(body), state: 'refused', at: reader.clock.now() };
  try {
    await Transfers(reader).create([refusedTransfer(transfer, refusal)]);
    return refusal;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const first = await Transfers(reader).findOne({ key: request.key }).lean<Transfer>();
    if (!first) throw error;
    return repeatOf(first, body);
  }
}
