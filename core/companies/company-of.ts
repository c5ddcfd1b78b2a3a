import type { Reader } from '../db/database.ts';
import { Companies, type Company } from './company.model.ts';

/** The company of a member; `undefined` before their first post. One statement. */
export async function companyOf(reader: Reader, member: string): Promise<Company | undefined> {
  return await Companies(reader).findOne({ owner: member }, {}, { session: reader.session }).lean<Company>() ?? undefined;
}
