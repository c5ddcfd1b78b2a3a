import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { countApplication } from '../jobs/count-application.ts';
import { type InactiveCode, requireActive } from '../members/require-active.ts';
import { type ProfileChange, profileComplete, updateProfile } from '../members/update-profile.ts';
import { notify } from '../notices/notify.ts';
import { moveReferral } from '../referrals/move-referral.ts';
import { Applications, type Application } from './application.model.ts';

export type SubmitRefusal = InactiveCode | 'profile_missing' | 'job_closed' | 'own_job' | 'already_applied';

export interface NewApplication {
  member: string;
  job: string;
  /** What the member writes for this job; the profile's line when absent. */
  about?: string;
  /** Files of the member beside the profile's CV. */
  files?: readonly string[];
  /** The first time: the profile as just told, saved in the same statement that checks the member. */
  profile?: ProfileChange;
}

/**
 * Sends a member's application to a job and tells the employer. Five statements (six for a friend whose referrer is told), so
 * that with loading, the conversation's write and the commit an application stays within its budget of eight (DESIGN §6).
 * Refuses `banned`, `member_not_found`, `profile_missing` (no name or phone), `job_closed`, `own_job`, `already_applied`.
 */
export async function submitApplication(tx: Tx, input: NewApplication): Promise<Result<Application, SubmitRefusal>> {
  const active = input.profile ? await updateProfile(tx, { member: input.member, ...input.profile }) : await requireActive(tx, input.member);
  if (!active.ok) return active;
  const member = active.value;
  if (!profileComplete(member)) return refused('profile_missing');
  const counted = await countApplication(tx, input.job);
  if (!counted.ok) return counted;
  const job = counted.value;
  if (job.employer === member._id) return refused('own_job');

  const now = tx.clock.now();
  const about = input.about ?? member.about;
  const application: Application = {
    _id: newId(), job: job._id, jobTitle: job.title, companyName: job.companyName, member: member._id, employer: job.employer,
    stage: 'submitted', ...(about && { about }), files: [...new Set([...(member.cv ? [member.cv] : []), ...(input.files ?? [])])],
    history: [{ stage: 'submitted', at: now }], submittedAt: now, movedAt: now,
  };
  try {
    await Applications(tx).create([application], { session: tx.session });
  } catch (error) {
    if (isDuplicateKey(error)) return refused('already_applied');
    throw error;
  }
  await moveReferral(tx, { job: job._id, friend: member._id, to: 'applied' });
  await notify(tx, {
    id: `application:${application._id}:submitted:employer`,
    member: job.employer,
    kind: 'application.submitted',
    params: { application: application._id, job: job._id, jobTitle: job.title, name: member.name },
  });
  return ok(application);
}
