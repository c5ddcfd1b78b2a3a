import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { AuditRows, type AuditRow } from './audit.model.ts';

/** Writes the audit row of an act, in the transaction of the act. No phones, no texts of members in it: ids, states, reasons. */
export async function recordAct(tx: Tx, act: Omit<AuditRow, '_id' | 'at'>): Promise<void> {
  await AuditRows(tx).create([{ _id: newId(), at: tx.clock.now(), ...act }], { session: tx.session });
}
