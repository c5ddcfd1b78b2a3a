import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { decodeQuery, encodeQuery } from '../search/encode-query.ts';
import { isEmptyQuery } from '../search/search-query.ts';
import { WATCHES_MAX } from './watch-limits.ts';
import { Watches, type Watch } from './watch.model.ts';

/** `known`: it was saved before; a paused one goes on. */
export interface SavedWatch {
  readonly watch: Watch;
  readonly known: boolean;
}

/**
 * Saves a search (its code, as buttons carry it), to be told at once of new jobs. Refusals: `watch_everything` (a search for nothing in
 * particular), `too_many_watches` (`max`), `banned`, `member_not_found`.
 */
export async function saveWatch(tx: Tx, input: { member: string; code: string }): Promise<Result<SavedWatch, 'watch_everything' | 'too_many_watches' | InactiveCode>> {
  const query = decodeQuery(input.code);
  if (isEmptyQuery(query)) return refused('watch_everything');
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const member = active.value._id;
  const code = encodeQuery(query);
  const now = tx.clock.now();
  const mine = await Watches(tx).find({ member }, {}, { session: tx.session }).lean<Watch[]>();
  const same = mine.find((watch) => watch.code === code);
  if (same) return ok({ watch: same.pace === 'paused' ? await goOn(tx, same, now) : same, known: true });
  if (mine.length >= WATCHES_MAX) return refused('too_many_watches', { max: WATCHES_MAX });
  const taken = new Set(mine.map((watch) => watch.slot));
  const slot = Array.from({ length: WATCHES_MAX }, (_, at) => at).find((at) => !taken.has(at));
  if (slot === undefined) return refused('too_many_watches', { max: WATCHES_MAX });
  const watch: Watch = { _id: newId(), member, slot, code, pace: 'now', createdAt: now, changedAt: now };
  await Watches(tx).insertMany([watch], { session: tx.session });
  return ok({ watch, known: false });
}

async function goOn(tx: Tx, watch: Watch, now: Date): Promise<Watch> {
  await Watches(tx).updateOne({ _id: watch._id, member: watch.member }, { $set: { pace: 'now', changedAt: now } }, { session: tx.session });
  return { ...watch, pace: 'now', changedAt: now };
}
