import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { notify } from '../notices/notify.ts';
import { Hires, type Hire } from './hire.model.ts';
import { planRound } from './plan-rounds.ts';
import { aboutReward, failReward, payReward, qualify, step } from './settle-reward.ts';

/** What a person makes of a case: of answers that differ `stays` or `left`; of signals `clear`; of either `refuse`. Of a bounty that was taken back only `clear`: seen, and settled with the employer. */
export const VERDICTS = ['stays', 'left', 'clear', 'refuse'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The verdicts that fit a hire as it stands now: none, when nothing waits for a person. */
export function verdictsFor({ state, watch }: Pick<Hire, 'state' | 'watch'>): readonly Verdict[] {
  if (state === 'plain') return watch === 'open' ? ['clear'] : [];
  const open = state === 'qualifying' || state === 'disputed' || state === 'review';
  if (!open) return [];
  return [...(state === 'disputed' ? ['stays', 'left'] as const : []), ...(watch === 'open' ? ['clear'] as const : []), ...(state === 'disputed' || watch === 'open' ? ['refuse'] as const : [])];
}

/**
 * Does what a person decided, and keeps who, what and why with the hire. For core/moderation, which checks the role. Of two tabs one
 * wins. Refuses: already_decided (nothing waits there, or not for that verdict).
 */
export async function decideCase(tx: Tx, input: { hire: string; by: string; verdict: Verdict; note: string }): Promise<Result<Hire, 'already_decided'>> {
  const { verdict, by, note } = input;
  const found = await Hires(tx).findById(input.hire, {}, { session: tx.session }).lean<Hire>();
  if (!found || !verdictsFor(found).includes(verdict)) return refused('already_decided');
  const decision = { by, verdict, note, at: tx.clock.now() };
  const hire = await step(tx, found, { $set: { decision, ...(verdict === 'clear' && { watch: 'cleared' }) } });
  if (verdict === 'left' || verdict === 'refuse') await failReward(tx, hire, verdict === 'left' ? 'left' : 'refused');
  if (verdict === 'stays') await goOn(tx, hire);
  if (verdict === 'clear' && hire.state === 'review') await payReward(tx, hire);
  else if (verdict === 'clear' && hire.state === 'qualifying') await tellCleared(tx, hire);
  return ok(hire);
}

/** Whoever was told that somebody looks at their reward is told that it is all right; while the two sides still differ, not yet: what ends that tells more. */
async function tellCleared(tx: Tx, hire: Hire): Promise<void> {
  if (hire.referrer === undefined) return;
  await notify(tx, { id: `hire:${hire._id}:cleared`, member: hire.referrer, kind: 'reward.pending', params: { ...aboutReward(hire), until: hire.qualifiesAt.toISOString(), cleared: true } });
}

/** They still work there: at the end that earns the reward, at half time the period goes on. */
async function goOn(tx: Tx, hire: Hire): Promise<void> {
  if (hire.round === 'end') return qualify(tx, hire);
  await step(tx, hire, { $set: { state: 'qualifying' }, $unset: { round: 1, closesAt: 1 } });
  if (hire.qualifiesAt <= tx.clock.now()) await planRound(tx, hire._id, 'end', tx.clock.now(), true);
}
