import fc from 'fast-check';
import { expect, test } from 'vitest';
import { furtherState, type ReferralState, stateAt, statesBefore } from '../../../core/referrals/referral-state.ts';
import { property } from '../../support/property.ts';

const STATES: readonly ReferralState[] = ['opened', 'joined', 'applied', 'shortlisted', 'interview', 'offer', 'hired', 'rewarded', 'rejected', 'lapsed'];
const states = fc.constantFrom(...STATES);
const ENDS: readonly ReferralState[] = ['rewarded', 'rejected', 'lapsed'];

property('nothing leaves an end', states, (to) => !ENDS.some((end) => statesBefore(to).includes(end)));

property('a hire leads to nothing but its reward', states, (to) => to === 'rewarded' || !statesBefore(to).includes('hired'));

property('no state is reached from itself or from both sides', states, states, (a, b) => !(statesBefore(a).includes(b) && statesBefore(b).includes(a)));

property('the further of two does not depend on their order, ends aside', states, states, (a, b) => {
  const open = [a, b].every((state) => state !== 'rejected' && state !== 'lapsed');
  return !open || furtherState(a, b) === furtherState(b, a);
});

test.each([['opened', 'lapsed'], ['joined', 'lapsed'], ['applied', 'applied'], ['hired', 'hired']] as const)('beyond its day a referral that is %s is %s', (state, then) => {
  const lapsesAt = new Date('2027-05-21T00:00:00Z');
  expect(stateAt({ state, lapsesAt }, lapsesAt)).toBe(then);
  expect(stateAt({ state, lapsesAt }, new Date('2027-05-20T23:59:59Z'))).toBe(state);
});
