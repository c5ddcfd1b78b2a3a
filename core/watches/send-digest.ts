import { DAY, HOUR } from '../clock.ts';
import { inTransaction, type Reader, type Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { notify } from '../notices/notify.ts';
import { DIGEST_HOUR, DIGEST_JOBS_MAX } from './watch-limits.ts';
import { WatchFinds, type WatchFind } from './watch-find.model.ts';

/** Asia/Yangon is UTC+06:30 all year. */
const YANGON_MS = 6.5 * HOUR;
/** More than a day's finds for ten searches; the rest comes the day after. */
const FINDS_MAX = 500;

/** The member's next digest: one a day, at DIGEST_HOUR of Asia/Yangon. Planning it again changes nothing. */
export async function planDigest(tx: Tx, member: string): Promise<void> {
  const dueAt = nextDigest(tx.clock.now());
  await planIntent(tx, { id: `watch:digest:${member}:${dueAt.getTime() / HOUR}`, kind: 'watch.digest', dueAt, payload: { member } });
}

/** The first DIGEST_HOUR after an instant. */
export function nextDigest(now: Date): Date {
  const today = Math.floor((now.getTime() + YANGON_MS) / DAY) * DAY + DIGEST_HOUR * HOUR - YANGON_MS;
  return new Date(today > now.getTime() ? today : today + DAY);
}

/** Tells a member of what was found since the last digest, in one notice; nothing when there is nothing. */
export async function sendDigest(reader: Reader, { member, intent }: { member: string; intent: string }): Promise<void> {
  await inTransaction(reader, async (tx) => {
    const options = { session: tx.session };
    const waiting = await WatchFinds(tx).find({ member, state: 'waiting' }, {}, options).sort({ at: -1 }).limit(FINDS_MAX).lean<WatchFind[]>();
    if (waiting.length === 0) return;
    await WatchFinds(tx).updateMany({ _id: { $in: waiting.map(({ _id }) => _id) } }, { $set: { state: 'told' } }, options);
    const named = waiting.slice(0, DIGEST_JOBS_MAX);
    const params = { jobs: named.map(({ job }) => job).join(' '), watches: named.map(({ watch }) => watch).join(' '), count: waiting.length };
    await notify(tx, { id: intent, member, kind: 'watch.digest', params });
  });
}
