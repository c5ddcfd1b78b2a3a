import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { findJob } from '../jobs/find-job.ts';
import { findMember } from '../members/find-member.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';

/** Whose phone: the private contact of a post, or a member's own. */
export type PhoneOf = { readonly job: string } | { readonly member: string };

/**
 * A content moderator looks at a phone number on purpose: it is returned in E.164, and the audit says who looked (never the number).
 * Refusals: `not_allowed`, `phone_not_found`.
 */
export async function revealPhone(
  tx: Tx, { by, of }: { by: string; of: PhoneOf },
): Promise<Result<string, 'not_allowed' | 'phone_not_found'>> {
  const moderator = await requireRole(tx, by, 'content');
  if (!moderator.ok) return moderator;
  const phone = 'job' in of ? (await findJob(tx, of.job))?.contactPhone : (await findMember(tx, of.member))?.phone;
  if (!phone) return refused('phone_not_found');
  await recordAct(tx, { by: moderator.value._id, act: 'phone.show', subject: 'job' in of ? `job:${of.job}` : `member:${of.member}` });
  return ok(phone);
}
