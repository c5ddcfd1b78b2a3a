import type { Reader } from '../db/database.ts';
import { Applications, type Application } from './application.model.ts';

/** Applications on one page. */
export const APPLICATIONS_PER_PAGE = 6;

/** A member's applications, the newest first, with their number. Pages count from 0. */
export async function listMyApplications(
  reader: Reader, input: { member: string; page?: number },
): Promise<{ applications: Application[]; total: number }> {
  const query = { member: input.member };
  const applications = await Applications(reader)
    .find(query, {}, { session: reader.session })
    .sort({ submittedAt: -1, _id: 1 })
    .skip((input.page ?? 0) * APPLICATIONS_PER_PAGE)
    .limit(APPLICATIONS_PER_PAGE)
    .lean<Application[]>();
  const total = await Applications(reader).countDocuments(query, { session: reader.session });
  return { applications, total };
}
