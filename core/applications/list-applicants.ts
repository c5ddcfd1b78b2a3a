import type { Reader } from '../db/database.ts';
import { findMember, findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.model.ts';
import { Applications, type Application } from './application.model.ts';

/** Applicants on one page: a Viber carousel holds six cards. */
export const APPLICANTS_PER_PAGE = 6;

/** An application as its employer sees it: with the applicant's name and phone as they are now. */
export interface Applicant extends Application {
  readonly name: string;
  readonly phone?: string;
}

/** The applicants of one of this employer's jobs, newest first, without those who withdrew. Another's job has none. Pages count from 0. */
export async function listApplicants(
  reader: Reader, input: { employer: string; job: string; page?: number },
): Promise<{ applicants: Applicant[]; total: number }> {
  const query = { job: input.job, employer: input.employer, stage: { $ne: 'withdrawn' } } as const;
  const rows = await Applications(reader)
    .find(query, {}, { session: reader.session })
    .sort({ submittedAt: -1, _id: 1 })
    .skip((input.page ?? 0) * APPLICANTS_PER_PAGE)
    .limit(APPLICANTS_PER_PAGE)
    .lean<Application[]>();
  const total = await Applications(reader).countDocuments(query, { session: reader.session });
  const members = await findMembers(reader, rows.map((row) => row.member));
  return { total, applicants: rows.map((row) => asApplicant(row, members.get(row.member))) };
}

/** One applicant of this employer; `undefined` for another's, and for one who withdrew. */
export async function findApplicant(reader: Reader, input: { employer: string; application: string }): Promise<Applicant | undefined> {
  const row = await Applications(reader)
    .findOne({ _id: input.application, employer: input.employer, stage: { $ne: 'withdrawn' } }, {}, { session: reader.session })
    .lean<Application>();
  return row ? asApplicant(row, await findMember(reader, row.member)) : undefined;
}

function asApplicant(row: Application, member: Member | undefined): Applicant {
  return { ...row, name: member?.name ?? '—', ...(member?.phone && { phone: member.phone }) };
}
