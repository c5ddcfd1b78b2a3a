/**
 * The states of a referral (reference: market.md), in the order in which they come. `opened`: the friend came by the link;
 * `joined`: the friend is a member; then the friend's application moves it. `hired` ends as `rewarded`, or as `rejected`
 * when the hire did not last; `rejected` and `lapsed` are final (a withdrawn application lapses the referral).
 */
export type ReferralState = 'opened' | 'joined' | 'applied' | 'shortlisted' | 'interview' | 'offer' | 'hired' | 'rewarded' | 'rejected' | 'lapsed';

const LADDER: readonly ReferralState[] = ['opened', 'joined', 'applied', 'shortlisted', 'interview', 'offer', 'hired', 'rewarded'];

/** States in which the referral still waits for an application: only these lapse with time. */
export const WAITING_STATES: readonly ReferralState[] = ['opened', 'joined'];

/**
 * The states from which an application's move leads to `to`: those below it on the ladder; an end is reached from every state before a
 * hire. What becomes of a hire is core/hires' (end-referral.ts).
 */
export function statesBefore(to: ReferralState): ReferralState[] {
  const end = to === 'rejected' || to === 'lapsed';
  return LADDER.slice(0, LADDER.indexOf(end ? 'hired' : to));
}

/** Of two states of one referral, the one further on; an end (rejected, lapsed) counts least. */
export function furtherState(a: ReferralState, b: ReferralState): ReferralState {
  return LADDER.indexOf(a) >= LADDER.indexOf(b) ? a : b;
}

/** The state as it is at an instant: a referral that waits beyond its day has lapsed, with no timer having to say so. */
export function stateAt(referral: { state: ReferralState; lapsesAt: Date }, now: Date): ReferralState {
  return WAITING_STATES.includes(referral.state) && referral.lapsesAt <= now ? 'lapsed' : referral.state;
}
