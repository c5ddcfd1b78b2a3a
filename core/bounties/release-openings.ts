import type { Tx } from '../db/database.ts';
import { postLinked } from '../ledger/post-linked.ts';
import { notify } from '../notices/notify.ts';
import { Openings, type Opening } from './opening.model.ts';

/**
 * Frees what is held for openings of a job that nobody was hired for: all of them, or the last `count`. In the transaction of what
 * ends or changes the job. `tell`: the employer is told how much came free, where it was not their own act. Returns the kyat.
 */
export async function releaseOpenings(
  tx: Tx, job: string, { count, tell }: { readonly count?: number; readonly tell?: 'expired' | 'rejected' | 'removed' } = {},
): Promise<number> {
  const held = await Openings(tx).find({ job, state: 'held' }, {}, { session: tx.session }).sort({ heldAt: -1, _id: -1 }).lean<Opening[]>();
  const some = count === undefined ? held : held.slice(0, count);
  const [first] = some;
  if (!first) return 0;
  const freed = await postLinked(tx, some.map(({ _id, hold }) => ({ void: { key: `bounty:${_id}:release`, pending: hold } })));
  if (!freed.ok) throw new Error(`what is held for job ${job} cannot be freed: ${freed.code}`);
  await Openings(tx).updateMany(
    { _id: { $in: some.map(({ _id }) => _id) }, state: 'held' }, { $set: { state: 'released', endedAt: tx.clock.now() } }, { session: tx.session },
  );
  const kyat = some.reduce((sum, { bounty, fee }) => sum + bounty + fee, 0);
  if (tell) await notify(tx, { id: `bounty:${first._id}:released`, member: first.employer, kind: 'bounty.released', params: { job, amount: kyat, why: tell } });
  return kyat;
}
