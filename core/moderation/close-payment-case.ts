import type { Tx } from '../db/database.ts';
import { refused, type Result } from '../errors.ts';
import { closeCase } from '../payments/open-case.ts';
import { REASON_TEXT_MAX } from './reasons.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';

/**
 * A moderator of the money role closes a payment's case with a note of what was done about it (the note stays with the case, the
 * audit says who). Refusals: `not_allowed`, `note_missing`, `case_not_open`.
 */
export async function closePaymentCase(
  tx: Tx, input: { case: string; by: string; note: string },
): Promise<Result<undefined, 'not_allowed' | 'note_missing' | 'case_not_open'>> {
  const note = [...input.note.trim()].slice(0, REASON_TEXT_MAX).join('');
  if (note === '') return refused('note_missing');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const closed = await closeCase(tx, { case: input.case, by: moderator.value._id, note });
  if (closed.ok) await recordAct(tx, { by: moderator.value._id, act: 'payment.close_case', subject: `payment:${input.case}`, before: 'open', after: 'closed' });
  return closed;
}
