import { inTransaction, type Tx } from '../../core/db/database.ts';
import type { Result } from '../../core/errors.ts';
import { approveJob } from '../../core/moderation/approve-job.ts';
import { rejectJob } from '../../core/moderation/reject-job.ts';
import { showAgain } from '../../core/moderation/show-again.ts';
import { takeDown } from '../../core/moderation/take-down.ts';
import { clashPage } from '../clash-page.ts';
import type { Done } from '../layout.ts';
import { refusalPage } from '../refusal.ts';
import { redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

/** The decisions about one post. Who comes second is told who was first, and when. */
export const decisionRoutes: readonly PanelRoute[] = [
  { method: 'POST', path: '/jobs/:job/approve', role: 'content', run: (visit) => decide(visit, 'approved', '/admin', (tx) => approveJob(tx, looked(visit))) },
  { method: 'POST', path: '/jobs/:job/reject', role: 'content', run: (visit) => decide(visit, 'rejected', '/admin', (tx) => rejectJob(tx, { ...looked(visit), ...why(visit) })) },
  { method: 'POST', path: '/jobs/:job/show', role: 'content', run: (visit) => decide(visit, 'shown', `/admin/jobs/${looked(visit).job}`, (tx) => showAgain(tx, looked(visit))) },
  {
    method: 'POST', path: '/jobs/:job/take-down', role: 'content',
    run: async (visit) => {
      const back = `/admin/jobs/${looked(visit).job}`;
      if (visit.fields['sure'] !== 'yes') return refusalPage(visit, { code: 'not_sure' }, back);
      return decide(visit, 'taken_down', back, (tx) => takeDown(tx, { ...looked(visit), ...why(visit) }));
    },
  },
];

async function decide(visit: Visit, done: Done, next: string, act: (tx: Tx) => Promise<Result<unknown, string>>): Promise<Answer> {
  const result = await inTransaction(visit.reader, act);
  if (result.ok) return redirect(`${next}?done=${done}`);
  const { job } = looked(visit);
  return result.code === 'already_decided' ? clashPage(visit, job) : refusalPage(visit, result, `/admin/jobs/${job}`);
}

function looked({ params, fields, member }: Visit): { job: string; revision: number; by: string } {
  const revision = Number(fields['revision']);
  return { job: params['job'] ?? '', revision: Number.isSafeInteger(revision) ? revision : -1, by: member._id };
}

function why({ fields }: Visit): { reason: string; text?: string } {
  return { reason: fields['reason'] ?? '', ...(fields['text'] && { text: fields['text'] }) };
}
