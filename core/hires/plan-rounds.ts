import { DAY } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { HIRE } from './hire-rules.ts';
import type { Hire, HireRound } from './hire.model.ts';

/** Plans both questions of a hire that qualifies: at half time, where the period is long enough, and at its end. */
export async function planRounds(tx: Tx, hire: Hire): Promise<void> {
  const lengthMs = hire.qualifiesAt.getTime() - hire.hiredAt.getTime();
  if (lengthMs >= HIRE.halfTimeFromDays * DAY) await planRound(tx, hire._id, 'half', new Date(hire.hiredAt.getTime() + lengthMs / 2));
  await planRound(tx, hire._id, 'end', hire.qualifiesAt);
}

/** Plans one question; `again` names one that a person's decision has put off. */
export async function planRound(tx: Tx, hire: string, round: HireRound, dueAt: Date, again = false): Promise<void> {
  await planIntent(tx, { id: `hire:${hire}:${round}${again ? ':again' : ''}`, kind: 'hire.ask', dueAt, payload: { hire, round } });
}
