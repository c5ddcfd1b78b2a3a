import { SECOND } from '../clock.ts';
import type { Reader } from '../db/database.ts';
import type { IntentOutcome } from '../intents/intent.ts';
import { findJob } from '../jobs/find-job.ts';
import { Announcements, type Announcement } from './announcement.model.ts';
import { drawAnnouncement } from './draw-announcement.ts';
import type { PostDeps } from './post-announcement.ts';
import { takeSlot } from './take-slot.ts';

const DONE: IntentOutcome = { kind: 'done' };
/** How long an edit waits for a post that is under way, and before an edit of unknown outcome is made again (it is idempotent). */
const PAUSE_MS = 15 * SECOND;

/** Makes a job's post show the job as it is now. Of several edits only the latest is made; one that changes nothing is done. */
export async function editAnnouncement(reader: Reader, deps: PostDeps, { job, edits }: { job: string; edits: number }): Promise<IntentOutcome> {
  const post = await Announcements(reader).findById(job).lean<Announcement>();
  if (!post || post.edits > edits) return DONE;
  const later: IntentOutcome = { kind: 'retry', at: new Date(reader.clock.now().getTime() + PAUSE_MS) };
  if (post.state === 'wanted' || post.state === 'sending') return later;
  if (post.state !== 'posted' || post.message === undefined) return DONE;
  const slot = await takeSlot(reader, post);
  if (slot) return { kind: 'retry', at: slot };
  const drawn = drawAnnouncement(await findJob(reader, job), reader.clock.now(), deps.linksOf);
  const outcome = await deps.channel.edit(post.message, drawn);
  if (outcome.kind === 'sent') return DONE;
  if (outcome.kind === 'rejected') return { kind: 'case', error: outcome.error };
  if (outcome.kind === 'unknown') return { ...later, error: outcome.error };
  return { kind: 'retry', at: new Date(reader.clock.now().getTime() + outcome.afterMs), error: outcome.error };
}
