import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { decodeQuery, encodeQuery } from '../search/encode-query.ts';
import type { PayPeriod } from '../text/pay.ts';
import type { WatchPace } from './watch-limits.ts';
import { Watches, type Watch } from './watch.model.ts';

type NotFound = 'watch_not_found';

/** Sets when a member is told: at once, once a day, or not for now. */
export async function setWatchPace(tx: Tx, { member, watch, pace }: { member: string; watch: string; pace: WatchPace }): Promise<Result<Watch, NotFound>> {
  const changed = await Watches(tx).findOneAndUpdate(
    { _id: watch, member }, { $set: { pace, changedAt: tx.clock.now() } }, { session: tx.session, returnDocument: 'after' },
  ).lean<Watch>();
  return changed ? ok(changed) : refused('watch_not_found');
}

/** Forgets a saved search and returns it, so that it can be saved again. */
export async function stopWatch(tx: Tx, { member, watch }: { member: string; watch: string }): Promise<Result<Watch, NotFound>> {
  const stopped = await Watches(tx).findOneAndDelete({ _id: watch, member }, { session: tx.session }).lean<Watch>();
  return stopped ? ok(stopped) : refused('watch_not_found');
}

/**
 * From now on only jobs that pay at least so many kyat. Refusals: `watch_not_found`; `watch_known` when that search is saved already, or the sum does
 * not fit into it.
 */
export async function raiseWatchPay(
  tx: Tx, { member, watch, min, period }: { member: string; watch: string; min: number; period: PayPeriod },
): Promise<Result<Watch, NotFound | 'watch_known'>> {
  const mine = await Watches(tx).find({ member }, {}, { session: tx.session }).lean<Watch[]>();
  const old = mine.find((each) => each._id === watch);
  if (!old) return refused('watch_not_found');
  const code = encodeQuery({ ...decodeQuery(old.code), pay: { min, period } });
  if (mine.some((each) => each.code === code) || decodeQuery(code).pay?.min !== min) return refused('watch_known');
  const raised = await Watches(tx).findOneAndUpdate(
    { _id: watch, member, code: old.code }, { $set: { code, changedAt: tx.clock.now() } }, { session: tx.session, returnDocument: 'after' },
  ).lean<Watch>();
  return raised ? ok(raised) : refused('watch_not_found');
}
