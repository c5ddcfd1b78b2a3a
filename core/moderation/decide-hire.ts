import type { Tx } from '../db/database.ts';
import { refused, type Result } from '../errors.ts';
import { decideCase, VERDICTS, type Verdict } from '../hires/decide-case.ts';
import type { Hire } from '../hires/hire.model.ts';
import { REASON_TEXT_MAX } from './reasons.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';

/**
 * A moderator of the money role decides about a reward: answers that differ, or fraud signals. The note stays with the hire, the audit says
 * who. Refusals: `not_allowed`, `note_missing`, `verdict_unknown`, `already_decided`.
 */
export async function decideHire(
  tx: Tx, input: { hire: string; by: string; verdict: string; note: string },
): Promise<Result<Hire, 'not_allowed' | 'note_missing' | 'verdict_unknown' | 'already_decided'>> {
  const verdict = VERDICTS.find((each): each is Verdict => each === input.verdict);
  if (!verdict) return refused('verdict_unknown');
  const note = [...input.note.trim()].slice(0, REASON_TEXT_MAX).join('');
  if (note === '') return refused('note_missing');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const decided = await decideCase(tx, { hire: input.hire, by: moderator.value._id, verdict, note });
  if (decided.ok) await recordAct(tx, { by: moderator.value._id, act: 'reward.decide', subject: `hire:${input.hire}`, before: decided.value.state, after: verdict });
  return decided;
}
