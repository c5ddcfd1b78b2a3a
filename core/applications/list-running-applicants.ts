import type { Reader } from '../db/database.ts';
import { MOVES } from './application-stage.ts';
import { type Application, Applications } from './application.model.ts';

/**
 * The members whose application to a job has not ended, in the order of their ids: at most `limit` after the member `after`.
 * They are told when the job is taken down.
 */
export async function listRunningApplicants(reader: Reader, input: { job: string; after?: string; limit: number }): Promise<string[]> {
  const rows = await Applications(reader)
    .find({ job: input.job, stage: { $in: [...MOVES.withdrawn] }, ...(input.after && { member: { $gt: input.after } }) }, { member: 1 }, { session: reader.session })
    .sort({ member: 1 }).limit(input.limit).lean<Pick<Application, 'member'>[]>();
  return rows.map((row) => row.member);
}
