import type { Tx } from '../db/database.ts';
import { listModerators } from '../members/list-moderators.ts';
import { notify } from '../notices/notify.ts';
import type { Hire } from './hire.model.ts';

/** Tells the money role that a reward waits for a person: the answers differ, there are signals, or the day has come with signals open. */
export async function tellMoneyRole(tx: Tx, hire: Hire, why: 'signals' | 'due' | 'differ'): Promise<void> {
  for (const { _id: member } of await listModerators(tx, ['money', 'owner'])) {
    await notify(tx, { id: `hire:${hire._id}:case:${why}:${hire.round ?? '-'}:${member}`, member, kind: 'reward.case', params: { why, jobTitle: hire.jobTitle } });
  }
}
