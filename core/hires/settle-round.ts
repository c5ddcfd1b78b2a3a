import type { Tx } from '../db/database.ts';
import { tellMoneyRole } from '../moderation/tell-money-role.ts';
import type { Hire, HireAnswer } from './hire.model.ts';
import { failReward, qualify, step } from './settle-reward.ts';

/** What the answers to a question come to: `wait` while somebody may still answer. */
export type RoundOutcome = 'wait' | 'stays' | 'left' | 'differ';

/**
 * Reads the answers of the open question. Both agree: that is it. They differ: a person decides. When the time is over: a yes stands
 * against silence, a no never ends a reward alone, and silence on both sides passes at half time but not at the end.
 */
export function readAnswers(hire: Pick<Hire, 'round' | 'answers'>, { over }: { over: boolean }): RoundOutcome {
  const said = hire.round === undefined ? {} : hire.answers[hire.round] ?? {};
  const answers = [said.employer, said.member].filter((answer): answer is HireAnswer => answer !== undefined);
  if (answers.length === 2) return answers[0] !== answers[1] ? 'differ' : answers[0] ?? 'wait';
  if (!over) return 'wait';
  if (answers.length === 0) return hire.round === 'half' ? 'stays' : 'differ';
  return answers[0] === 'stays' ? 'stays' : 'differ';
}

/** Does what the answers come to. `over`: the time to answer has run out. Returns what it was. */
export async function settleRound(tx: Tx, hire: Hire, { over }: { over: boolean }): Promise<RoundOutcome> {
  const outcome = readAnswers(hire, { over });
  if (outcome === 'left') await failReward(tx, hire, 'left');
  if (outcome === 'stays' && hire.round === 'end') await qualify(tx, hire);
  if (outcome === 'stays' && hire.round === 'half') await step(tx, hire, { $unset: { round: 1, closesAt: 1 } });
  if (outcome === 'differ') {
    await step(tx, hire, { $set: { state: 'disputed' }, $unset: { closesAt: 1 } });
    await tellMoneyRole(tx, `hire:${hire._id}:${hire.round ?? 'end'}:differ`);
  }
  return outcome;
}
