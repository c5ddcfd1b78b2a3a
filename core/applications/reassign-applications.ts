import type { Tx } from '../db/database.ts';
import { isFurther } from './application-stage.ts';
import { Applications, type Application } from './application.model.ts';

/** Applications moved at a time, so that a merge stays a series of small transactions. */
const REASSIGN_MAX = 50;

/**
 * Two chats became one person: applications by `from`, and to jobs of `from`, become those of `to`. Of two to one job the
 * further stage stays (the earlier sent of two equals), and the other is removed. One by a person to their own job is withdrawn.
 * Returns how many remain: the caller runs it again, in a transaction of its own, until that is 0. Running it again changes nothing.
 */
export async function reassignApplications(tx: Tx, from: string, to: string): Promise<number> {
  const query = { $or: [{ member: from }, { employer: from }] };
  const some = await Applications(tx).find(query, {}, { session: tx.session }).limit(REASSIGN_MAX).lean<Application[]>();
  for (const application of some) {
    const employer = application.employer === from ? to : application.employer;
    if (application.member === from) await reassignSender(tx, application, to, employer);
    else await settle(tx, { ...application, employer });
  }
  return some.length < REASSIGN_MAX ? 0 : Applications(tx).countDocuments(query, { session: tx.session });
}

async function reassignSender(tx: Tx, application: Application, to: string, employer: string): Promise<void> {
  const other = await Applications(tx).findOne({ job: application.job, member: to }, {}, { session: tx.session }).lean<Application>();
  if (other) {
    const moreFurther = isFurther(application.stage, other.stage) || (application.stage === other.stage && application.submittedAt < other.submittedAt);
    await Applications(tx).deleteOne({ _id: moreFurther ? other._id : application._id }, { session: tx.session });
    if (!moreFurther) return;
  }
  await settle(tx, { ...application, member: to, employer });
}

async function settle(tx: Tx, application: Application): Promise<void> {
  const own = application.member === application.employer && application.stage !== 'withdrawn';
  const now = tx.clock.now();
  await Applications(tx).updateOne(
    { _id: application._id },
    {
      $set: { member: application.member, employer: application.employer, ...(own && { stage: 'withdrawn', movedAt: now }) },
      ...(own && { $push: { history: { stage: 'withdrawn', at: now } } }),
    },
    { session: tx.session },
  );
}
