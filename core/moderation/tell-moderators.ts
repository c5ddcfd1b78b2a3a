import { MINUTE } from '../clock.ts';
import { countAnnouncementCases } from '../announcements/list-announcement-cases.ts';
import { inTransaction, type Tx } from '../db/database.ts';
import type { IntentHandlers } from '../intents/intent.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { countPendingJobs } from '../jobs/list-pending-jobs.ts';
import { listModerators } from '../members/list-moderators.ts';
import { notify } from '../notices/notify.ts';
import { ReportCases } from './report-case.model.ts';

/** A moderator hears of new posts at most once in so many milliseconds. */
const TELL_EVERY_MS = 15 * MINUTE;

/** Tells moderators soon that something waits for them, as part of the transaction that made it wait (a submission, a hiding). */
export async function tellModerators(tx: Tx, cause: string): Promise<void> {
  await planIntent(tx, { id: `moderation:${cause}:tell`, kind: 'moderation.tell' });
}

/** The intent of `tellModerators`: one notice a content moderator and quarter of an hour, with how many posts, reported jobs and uncertain announcements wait. */
export const moderationIntents: IntentHandlers = {
  'moderation.tell': async (context) => {
    const slot = Math.floor(context.clock.now().getTime() / TELL_EVERY_MS);
    await inTransaction(context, async (tx) => {
      const count = await countPendingJobs(tx) + await countOpenCases(tx) + await countAnnouncementCases(tx);
      for (const { _id: member } of await listModerators(tx, ['content', 'owner'])) {
        await notify(tx, { id: `moderation:queue:${member}:${slot}`, member, kind: 'moderation.queue', params: { count } });
      }
    });
    return { kind: 'done' };
  },
};

async function countOpenCases(tx: Tx): Promise<number> {
  return ReportCases(tx).countDocuments({ state: 'open' }, { session: tx.session });
}
