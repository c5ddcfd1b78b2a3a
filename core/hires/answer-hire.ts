import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { Hires, type Hire, type HireAnswer, type HireSide } from './hire.model.ts';
import { settleRound, type RoundOutcome } from './settle-round.ts';

export type AnswerRefusal = InactiveCode | 'hire_not_found' | 'nothing_asked' | 'already_answered';

/**
 * One side answers the question that is open: once, and for good. Refuses: hire_not_found (also another's), nothing_asked (not
 * yet, or no more), already_answered { answer }.
 */
export async function answerHire(tx: Tx, input: { hire: string; member: string; answer: HireAnswer }): Promise<Result<RoundOutcome, AnswerRefusal>> {
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const me = active.value._id;
  const hire = await Hires(tx).findOne({ _id: input.hire, $or: [{ employer: me }, { member: me }] }, {}, { session: tx.session }).lean<Hire>();
  if (!hire) return refused('hire_not_found');
  const side = sideOf(hire, me);
  const { round } = hire;
  const before = round === undefined ? undefined : hire.answers[round]?.[side];
  if (before !== undefined) return refused('already_answered', { answer: before });
  if (hire.state !== 'qualifying' || round === undefined) return refused('nothing_asked');
  const answered = await Hires(tx).findOneAndUpdate(
    { _id: hire._id, state: 'qualifying', round, [`answers.${round}.${side}`]: { $exists: false } },
    { $set: { [`answers.${round}.${side}`]: input.answer } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Hire>();
  if (!answered) return refused('nothing_asked');
  return ok(await settleRound(tx, answered, { over: false }));
}

/** Which side of a hire a member is; the employer, where somebody hired themselves. */
export function sideOf(hire: Pick<Hire, 'employer' | 'member'>, member: string): HireSide {
  return hire.employer === member ? 'employer' : 'member';
}
