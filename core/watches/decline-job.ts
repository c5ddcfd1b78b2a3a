import type { Reader, Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { findJob } from '../jobs/find-job.ts';
import { WatchFinds, type WatchFind } from './watch-find.model.ts';
import type { DeclineReason } from './watch-limits.ts';
import { WatchMutes, type WatchMute } from './watch-mute.model.ts';

/**
 * "Not for me", and why, about a job that a member was told of. Because of the employer: nothing of that employer is told to them any more.
 * Saying it again replaces the reason. Refusal: `find_not_found` (they were never told of it).
 */
export async function declineJob(tx: Tx, input: { member: string; job: string; reason: DeclineReason }): Promise<Result<WatchFind, 'find_not_found'>> {
  const found = await WatchFinds(tx).findOneAndUpdate(
    { _id: findId(input.member, input.job) }, { $set: { declined: input.reason } }, { session: tx.session, returnDocument: 'after' },
  ).lean<WatchFind>();
  if (!found) return refused('find_not_found');
  const job = input.reason === 'employer' ? await findJob(tx, input.job) : undefined;
  if (job) {
    const mute: WatchMute = { _id: findId(input.member, job.employer), member: input.member, employer: job.employer, at: tx.clock.now() };
    await WatchMutes(tx).updateOne({ _id: mute._id }, { $setOnInsert: { member: mute.member, employer: mute.employer, at: mute.at } }, { session: tx.session, upsert: true });
  }
  return ok(found);
}

/** Tells a member again of this job's employer. */
export async function unmuteEmployer(tx: Tx, { member, job }: { member: string; job: string }): Promise<void> {
  const found = await findJob(tx, job);
  if (found) await WatchMutes(tx).deleteOne({ _id: findId(member, found.employer) }, { session: tx.session });
}

/** The members among these who want to hear no more of an employer. One statement. */
export async function mutedBy(reader: Reader, employer: string, members: readonly string[]): Promise<ReadonlySet<string>> {
  const muted = await WatchMutes(reader).find({ _id: { $in: members.map((member) => findId(member, employer)) } }, { member: 1 }, { session: reader.session }).lean<Pick<WatchMute, 'member'>[]>();
  return new Set(muted.map(({ member }) => member));
}

/** The id of what joins a member with a job or an employer. */
export function findId(member: string, other: string): string {
  return `${member}:${other}`;
}
