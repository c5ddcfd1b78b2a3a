import type { Reader } from '../../../core/db/database.ts';
import { submitApplication } from '../../../core/applications/submit-application.ts';
import type { Application } from '../../../core/applications/application.model.ts';
import { updateProfile } from '../../../core/members/update-profile.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { act, must, openSampleJob, sampleMember } from '../jobs/sample-job.ts';

/** A member with a name and a phone; their id. */
export async function sampleApplicant(reader: Reader, name = 'Ko Aung'): Promise<string> {
  const member = await sampleMember(reader, name);
  must(await act(reader, (tx) => updateProfile(tx, { member, phone: '+959777123456', about: 'Five years of experience' })));
  return member;
}

/** An application to an open job of a new employer. */
export async function sampleApplication(reader: Reader, job?: string, member?: string): Promise<Application> {
  const to = job ?? (await openSampleJob(reader))._id;
  const by = member ?? await sampleApplicant(reader);
  return must(await act(reader, (tx) => submitApplication(tx, { member: by, job: to })));
}

/** What a member was told, oldest first: kinds, or kinds with one parameter. */
export async function told(reader: Reader, member: string, param?: string): Promise<unknown[]> {
  const notices = await Notices(reader).find({ member }).sort({ createdAt: 1, _id: 1 }).lean();
  return notices.map((notice) => (param === undefined ? notice.kind : [notice.kind, notice.params[param]]));
}
