import type { Reader } from '../db/database.ts';
import { AuditRows, type AuditRow } from './audit.model.ts';

/** Audit rows a page. */
export const AUDIT_PAGE = 50;

/** The audit, newest first; of one subject, or of everything; `before` continues below the last row seen. */
export async function listAudit(reader: Reader, { subject, before }: { subject?: string; before?: Date } = {}): Promise<AuditRow[]> {
  return AuditRows(reader)
    .find({ ...(subject && { subject }), ...(before && { at: { $lt: before } }) }, {}, { session: reader.session })
    .sort({ at: -1, _id: 1 }).limit(AUDIT_PAGE).lean<AuditRow[]>();
}
