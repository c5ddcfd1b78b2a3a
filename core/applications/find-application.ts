import type { Reader } from '../db/database.ts';
import { Applications, type Application } from './application.model.ts';

/** A member's own application; `undefined` for one that is not theirs. */
export async function findMyApplication(reader: Reader, input: { member: string; application: string }): Promise<Application | undefined> {
  const found = await Applications(reader).findOne({ _id: input.application, member: input.member }, {}, { session: reader.session }).lean<Application>();
  return found ?? undefined;
}

/** How an application stands that a notice is about; the notice is its member's or employer's. `undefined` for one that is gone. */
export async function applicationNow(reader: Reader, application: string): Promise<Pick<Application, 'stage' | 'history'> | undefined> {
  const found = await Applications(reader).findById(application, { stage: 1, history: 1 }, { session: reader.session }).lean<Application>();
  return found ?? undefined;
}

/** The application of a member to a job, if there is one: a job's card then shows its stage instead of Apply. */
export async function applicationTo(reader: Reader, input: { member: string; job: string }): Promise<Application | undefined> {
  const found = await Applications(reader).findOne({ job: input.job, member: input.member }, {}, { session: reader.session }).lean<Application>();
  return found ?? undefined;
}
