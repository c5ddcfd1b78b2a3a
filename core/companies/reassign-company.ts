import type { Tx } from '../db/database.ts';
import { Companies } from './company.model.ts';

/**
 * Two chats became one person: the company of `from` goes to `to`. When both have one, each keeps its own (jobs carry their
 * company's id and name, so nothing changes on them) and `to` posts under their own from now on. Running it again changes nothing.
 */
export async function reassignCompany(tx: Tx, from: string, to: string): Promise<void> {
  const taken = await Companies(tx).exists({ owner: to }).session(tx.session);
  if (!taken) await Companies(tx).updateOne({ owner: from }, { $set: { owner: to } }, { session: tx.session });
}
