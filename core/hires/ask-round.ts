import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { notify } from '../notices/notify.ts';
import { HIRE } from './hire-rules.ts';
import { Hires, type Hire, type HireRound, type HireSide } from './hire.model.ts';
import { step } from './settle-reward.ts';
import { settleRound } from './settle-round.ts';

/** A question that a worker asks, reminds of, or closes. */
export interface RoundOf { readonly hire: string; readonly round: HireRound }

/**
 * Asks both sides whether the person still works there. At the end a question of half time that is still open is closed first. Does
 * nothing for a hire that is over or disputed (the person's decision plans it again), or that was asked already.
 */
export async function askRound(tx: Tx, { hire: id, round }: RoundOf): Promise<void> {
  const found = await Hires(tx).findById(id, {}, { session: tx.session }).lean<Hire>();
  if (found?.state !== 'qualifying' || found.round === round) return;
  if (found.round === 'half') await settleRound(tx, found, { over: true });
  const hire = found.round === undefined ? found : await Hires(tx).findOne({ _id: id, state: 'qualifying' }, {}, { session: tx.session }).lean<Hire>();
  if (!hire) return;
  const now = tx.clock.now().getTime();
  const closesAt = round === 'end' ? new Date(now + HIRE.answerMs) : new Date(Math.min(now + HIRE.answerMs, Math.max(now, hire.qualifiesAt.getTime())));
  const asked = await step(tx, hire, { $set: { round, closesAt } });
  await askBoth(tx, asked, 'ask');
  for (const [n, after] of HIRE.remindMs.entries()) {
    const dueAt = new Date(now + after);
    if (dueAt < closesAt) await planIntent(tx, { id: `hire:${id}:${round}:remind:${n}`, kind: 'hire.remind', dueAt, payload: { hire: id, round, n } });
  }
  await planIntent(tx, { id: `hire:${id}:${round}:close`, kind: 'hire.close', dueAt: closesAt, payload: { hire: id, round } });
}

/** Reminds whoever has not answered; nothing when the question is over. */
export async function remindRound(tx: Tx, { hire: id, round, n }: RoundOf & { readonly n: number }): Promise<void> {
  const hire = await Hires(tx).findOne({ _id: id, state: 'qualifying', round }, {}, { session: tx.session }).lean<Hire>();
  if (hire) await askBoth(tx, hire, `remind:${n}`);
}

/** The time to answer is over. */
export async function closeRound(tx: Tx, { hire: id, round }: RoundOf): Promise<void> {
  const hire = await Hires(tx).findOne({ _id: id, state: 'qualifying', round }, {}, { session: tx.session }).lean<Hire>();
  if (hire) await settleRound(tx, hire, { over: true });
}

async function askBoth(tx: Tx, hire: Hire, how: string): Promise<void> {
  const { round } = hire;
  if (round === undefined) return;
  for (const side of ['employer', 'member'] satisfies HireSide[]) {
    if (hire.answers[round]?.[side] !== undefined) continue;
    await notify(tx, {
      id: `hire:${hire._id}:${round}:${how}:${side}`, member: hire[side], kind: 'hire.ask',
      params: { hire: hire._id, round, side, reminder: how !== 'ask' },
    });
  }
}
