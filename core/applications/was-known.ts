import type { Reader } from '../db/database.ts';
import { Applications } from './application.model.ts';

/**
 * True when an employer knew somebody before an instant: they had applied to one of this employer's jobs (and so could have been hired
 * there). One statement, answered by an index.
 */
export async function wasKnown(reader: Reader, { employer, member, before }: { employer: string; member: string; before: Date }): Promise<boolean> {
  return await Applications(reader).exists({ member, employer, submittedAt: { $lt: before } }).session(reader.session ?? null) !== null;
}
