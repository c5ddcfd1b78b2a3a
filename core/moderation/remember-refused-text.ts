import type { Tx } from '../db/database.ts';
import { RefusedTexts } from './refused-text.model.ts';

/** Remembers the text of a rejected or removed post by its fingerprint; the first occasion stays. */
export async function rememberRefusedText(tx: Tx, { fingerprint, job, reason }: { fingerprint: string; job: string; reason: string }): Promise<void> {
  await RefusedTexts(tx).updateOne(
    { _id: fingerprint },
    { $setOnInsert: { job, reason, at: tx.clock.now() } },
    { session: tx.session, upsert: true },
  );
}
