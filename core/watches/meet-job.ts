import { inTransaction, isDuplicateKey, type Reader, type Tx } from '../db/database.ts';
import { jobCard } from '../jobs/job-card.ts';
import { notifyAll } from '../notices/notify.ts';
import { findId, mutedBy } from './decline-job.ts';
import { watchIndexOf } from './follow-watches.ts';
import { planDigest } from './send-digest.ts';
import { FIND_KEEP_MS, REPOST_MS, TELL_AT_ONCE } from './watch-limits.ts';
import type { WatchIndex } from './watch-index.ts';
import { postKey, type WatchedJob } from './watch-keys.ts';
import { WatchFinds, type WatchFind } from './watch-find.model.ts';
import { WatchPosts } from './watch-post.model.ts';
import { Watches, type Watch } from './watch.model.ts';

/** What is told about. */
type NewsOf = WatchedJob & { readonly id: string; readonly employer: string };

/**
 * A job that has opened meets all saved searches, through their index: whoever wants it is told once, at once or in the day's digest. A repeated
 * run (a process died) tells those who were not told yet. A repost of what was told within REPOST_MS is told to nobody.
 */
export async function meetJob(reader: Reader, id: string): Promise<{ told: number }> {
  const job = await jobCard(reader, id);
  if (!job || job.standing !== 'open' || !await isNews(reader, job)) return { told: 0 };
  const index = await watchIndexOf(reader);
  const members = new Map<string, string[]>();
  for (const watch of index.match(job)) {
    if (watch.member === job.employer) continue;
    const theirs = members.get(watch.member);
    if (theirs) theirs.push(watch._id);
    else members.set(watch.member, [watch._id]);
  }
  let told = 0;
  const all = [...members];
  for (let from = 0; from < all.length; from += TELL_AT_ONCE) {
    const some = all.slice(from, from + TELL_AT_ONCE);
    told += await inTransaction(reader, (tx) => tellSome(tx, index, job, some));
  }
  return { told };
}

/** Marks the post as told under its key; false when the same post was told of under another number not long ago. */
async function isNews(reader: Reader, job: NewsOf): Promise<boolean> {
  const now = reader.clock.now();
  const expired = new Date(now.getTime() - REPOST_MS);
  try {
    await WatchPosts(reader).updateOne(
      { _id: postKey(job), $or: [{ job: job.id }, { at: { $lte: expired } }] },
      { $set: { job: job.id, at: now, removeAt: new Date(now.getTime() + REPOST_MS) } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Tells some members, each once. Their searches are read again: one that was stopped or paused meanwhile tells nothing. */
async function tellSome(tx: Tx, index: WatchIndex, job: NewsOf, some: readonly (readonly [member: string, watches: readonly string[]])[]): Promise<number> {
  const options = { session: tx.session };
  const ids = some.flatMap(([, watches]) => watches);
  const live = new Map((await Watches(tx).find({ _id: { $in: ids } }, {}, options).lean<Watch[]>()).map((watch) => [watch._id, watch]));
  for (const id of ids) if (!live.has(id)) index.drop(id);
  const muted = await mutedBy(tx, job.employer, some.map(([member]) => member));
  const now = tx.clock.now();
  const finds = some.flatMap(([member, watches]): WatchFind[] => {
    const chosen = muted.has(member) ? undefined : quickest(watches.flatMap((id) => live.get(id) ?? []).filter((watch) => watch.member === member));
    if (!chosen) return [];
    return [{
      _id: findId(member, job.id), member, job: job.id, watch: chosen._id, state: chosen.pace === 'daily' ? 'waiting' : 'told', at: now, removeAt: new Date(now.getTime() + FIND_KEEP_MS),
    }];
  });
  if (finds.length === 0) return 0;
  const written = await WatchFinds(tx).bulkWrite(finds.map(({ _id, ...find }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: find }, upsert: true } })), options);
  const fresh = finds.filter((_find, at) => written.upsertedIds[at] !== undefined);
  await notifyAll(tx, fresh.filter(({ state }) => state === 'told').map(({ member, watch }) => (
    { id: `watch:${member}:${job.id}`, member, kind: 'watch.found', params: { job: job.id, watch } }
  )));
  for (const { member, state } of fresh) if (state === 'waiting') await planDigest(tx, member);
  return fresh.length;
}

/** Of several searches that found one job, the one that tells soonest; the oldest of those. */
function quickest(watches: readonly Watch[]): Watch | undefined {
  const waiting = watches.filter((watch) => watch.pace !== 'paused').toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  return waiting.find((watch) => watch.pace === 'now') ?? waiting[0];
}
