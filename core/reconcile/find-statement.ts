import type { Reader } from '../db/database.ts';
import { ProviderStatements, type ProviderStatement } from './statement.model.ts';

/** A statement that was uploaded; `undefined` for one that never was. */
export async function findStatement(reader: Reader, id: string): Promise<ProviderStatement | undefined> {
  return (await ProviderStatements(reader).findById(id, null, { session: reader.session }).lean<ProviderStatement>()) ?? undefined;
}

/** The statements that were uploaded last, without their lines. */
export async function listStatements(reader: Reader): Promise<Omit<ProviderStatement, 'lines'>[]> {
  return ProviderStatements(reader).find({}, { lines: 0 }).sort({ at: -1 }).limit(20).session(reader.session ?? null).lean<Omit<ProviderStatement, 'lines'>[]>();
}
