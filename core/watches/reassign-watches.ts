import type { Tx } from '../db/database.ts';
import { WatchMutes, type WatchMute } from './watch-mute.model.ts';
import { findId } from './decline-job.ts';
import { Watches, type Watch } from './watch.model.ts';

/**
 * Two chats became one person: the searches of `from` are now `to`'s, each once. All are kept, also beyond WATCHES_MAX: then no new one can be saved until
 * some were stopped. Employers muted by either stay muted. Running it again changes nothing.
 */
export async function reassignWatches(tx: Tx, from: string, to: string): Promise<void> {
  const options = { session: tx.session };
  const [theirs, mine] = [await watchesOf(tx, from), await watchesOf(tx, to)];
  const codes = new Set(mine.map((watch) => watch.code));
  const taken = new Set(mine.map((watch) => watch.slot));
  const free = Array.from({ length: mine.length + theirs.length }, (_, at) => at).filter((at) => !taken.has(at));
  for (const watch of theirs) {
    const slot = codes.has(watch.code) ? undefined : free.shift();
    if (slot === undefined) await Watches(tx).deleteOne({ _id: watch._id }, options);
    else await Watches(tx).updateOne({ _id: watch._id }, { $set: { member: to, slot, changedAt: tx.clock.now() } }, options);
  }
  const mutes = await WatchMutes(tx).find({ member: from }, {}, options).lean<WatchMute[]>();
  for (const { employer, at } of mutes) {
    await WatchMutes(tx).updateOne({ _id: findId(to, employer) }, { $setOnInsert: { member: to, employer, at } }, { ...options, upsert: true });
  }
  await WatchMutes(tx).deleteMany({ member: from }, options);
}

async function watchesOf(tx: Tx, member: string): Promise<Watch[]> {
  return Watches(tx).find({ member }, {}, { session: tx.session }).sort({ createdAt: 1, _id: 1 }).lean<Watch[]>();
}
