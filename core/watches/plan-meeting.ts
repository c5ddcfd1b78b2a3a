import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';

/** A job opened: it meets the saved searches afterwards, whichever process comes to it. Each revision that is approved meets them anew. */
export async function planMeeting(tx: Tx, { job, revision }: { job: string; revision: number }): Promise<void> {
  await planIntent(tx, { id: `watch:${job}:${revision}`, kind: 'watch.meet', payload: { job } });
}
