import type { Tx } from '../db/database.ts';
import { Files } from './file.model.ts';

/** Two chats became one person: files of `from` become files of `to`. Running it again changes nothing. */
export async function reassignFiles(tx: Tx, from: string, to: string): Promise<void> {
  await Files(tx).updateMany({ owner: from }, { $set: { owner: to } }, { session: tx.session });
}
