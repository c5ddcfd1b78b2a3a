import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { type InactiveCode, requireActive } from '../members/require-active.ts';
import { notify } from '../notices/notify.ts';
import { moveReferral } from '../referrals/move-referral.ts';
import { MOVES } from './application-stage.ts';
import { Applications, type Application } from './application.model.ts';

export type WithdrawRefusal = InactiveCode | 'not_found' | 'application_closed';

/**
 * Takes a member's own application back, for good, and tells the employer. Refuses `banned`, `member_not_found`, `not_found`
 * (also another's), `application_closed` (`stage`: already withdrawn, hired or rejected).
 */
export async function withdrawApplication(tx: Tx, input: { member: string; application: string }): Promise<Result<Application, WithdrawRefusal>> {
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const member = active.value;
  const now = tx.clock.now();
  const withdrawn = await Applications(tx).findOneAndUpdate(
    { _id: input.application, member: member._id, stage: { $in: MOVES.withdrawn } },
    { $set: { stage: 'withdrawn', movedAt: now }, $push: { history: { stage: 'withdrawn', at: now } } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Application>();
  if (!withdrawn) {
    const found = await Applications(tx).findOne({ _id: input.application, member: member._id }, {}, { session: tx.session }).lean<Application>();
    return found ? refused('application_closed', { stage: found.stage }) : refused('not_found');
  }
  await moveReferral(tx, { job: withdrawn.job, friend: member._id, to: 'lapsed' });
  await notify(tx, {
    id: `application:${withdrawn._id}:withdrawn:employer`,
    member: withdrawn.employer,
    kind: 'application.withdrawn',
    params: { application: withdrawn._id, job: withdrawn.job, jobTitle: withdrawn.jobTitle, name: member.name ?? '—' },
  });
  return ok(withdrawn);
}
