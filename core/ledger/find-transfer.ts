import type { Reader } from '../db/database.ts';
import { Transfers, type Transfer } from './transfer.model.ts';

/** A transfer by its receipt number; `undefined` for one that never was. */
export async function findTransfer(reader: Reader, transfer: string): Promise<Transfer | undefined> {
  return (await Transfers(reader).findById(transfer, null, { session: reader.session }).lean<Transfer>()) ?? undefined;
}
