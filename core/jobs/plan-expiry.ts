import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { JOB_REMIND_BEFORE_MS } from './job-limits.ts';
import type { Job } from './job.model.ts';

/** Plans the reminder and the end of an open job. Each revision has its own: those of an older one find nothing to do. */
export async function planExpiry(tx: Tx, { _id, revision, expiresAt }: Job): Promise<void> {
  if (!expiresAt) return;
  const payload = { job: _id, revision };
  const remindAt = new Date(expiresAt.getTime() - JOB_REMIND_BEFORE_MS);
  await planIntent(tx, { id: `job:${_id}:${revision}:remind`, kind: 'job.remind', dueAt: remindAt, payload });
  await planIntent(tx, { id: `job:${_id}:${revision}:expire`, kind: 'job.expire', dueAt: expiresAt, payload });
}
