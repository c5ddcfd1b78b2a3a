import { HOUR } from '../../core/clock.ts';
import { Corrections } from '../../core/corrections/correction.model.ts';
import { Transfers } from '../../core/ledger/transfer.model.ts';
import { PaymentOrders, type PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { Refunds } from '../../core/refunds/refund.model.ts';
import { Slips } from '../../core/slips/slip.model.ts';
import { Withdrawals } from '../../core/withdrawals/withdrawal.model.ts';
import { listed, type Desk } from './desk.ts';
import { decideHires, decideJobs } from './desk-hires.ts';
import { applyStatements, decideCorrections, decideRefunds, decideSlips } from './desk-payments.ts';
import { decideWithdrawals } from './desk-payouts.ts';
import { beginAtPage, healTills, listPaid, payAt, repeatCallbacks, type PayerMove } from './tills.ts';
import type { World } from './world.ts';

/** Who decides, for whom, and since when. */
export interface Outside { readonly desk: Desk; readonly members: readonly string[]; readonly startedAt: Date }

/** What happens outside the app about money: payers pay, pay late, pay wrong, fail and change their minds; people of the panel decide. */
export async function actOutside({ desk, members, startedAt }: Outside): Promise<void> {
  await Promise.all([
    payers(desk), decideWithdrawals(desk), decideSlips(desk), decideRefunds(desk), decideCorrections(desk, members), decideHires(desk), decideJobs(desk), applyStatements(desk, startedAt),
  ]);
}

const MOVES: readonly (PayerMove | 'wait')[] = ['pay', 'pay', 'pay', 'pay', 'pay', 'pay', 'wrong', 'fail', 'cancel', 'wait'];

/** The oldest payments that wait; some are left until they have run out, and of those some are paid all the same. */
async function payers(desk: Desk): Promise<void> {
  const { world, chance, thorough = false } = desk;
  if (thorough) return;
  const form: PaymentOrder[] = await listed(PaymentOrders(world.reader).find({ provider: 'ayagateway', state: 'waiting' }).limit(6).lean<PaymentOrder[]>());
  for (const { charge = '', page } of form) if (!world.pay.ayagateway.orders.has(charge)) await ignoring(() => beginAtPage(`${world.door.url}/pay/${page}`));
  const open = listPaid(world.pay).filter((each) => each.open);
  for (const paid of open.slice(-12)) {
    const move = chance.pick(MOVES);
    if (move !== 'wait') await ignoring(() => payAt(world.pay, paid, move));
  }
}

/** A browser that finds nobody: its person tries again another time. */
async function ignoring(run: () => Promise<unknown>): Promise<void> {
  await run().catch(() => undefined);
}

/** The jumps in which the end comes: at least so many, and no more than so many. */
const JUMP = { hours: 3, least: 4, most: 16 } as const;

/** Lets time pass, and everybody decide what waits for them, until all that was paid is booked and nothing is open. */
export async function awaitMoney(outside: Outside, settle: () => Promise<void>): Promise<void> {
  const { world } = outside.desk;
  healTills(world.pay);
  const thorough: Outside = { ...outside, desk: { ...outside.desk, thorough: true } };
  for (let jump = 0; jump < JUMP.most && (jump < JUMP.least || (await unfinished(outside.desk)).length > 0); jump++) {
    await actOutside(thorough);
    await repeatCallbacks(world.pay);
    world.clock.move(JUMP.hours * HOUR);
    await Promise.all(world.apps.map((app) => app.settle(JUMP.hours * HOUR)));
    await settle();
  }
}

/** Money that is not where it belongs, or waits for somebody; empty when all is done. */
export async function unfinished({ world }: Desk): Promise<string[]> {
  const { reader } = world;
  const counts = await Promise.all([
    Withdrawals(reader).countDocuments({ state: { $in: ['requested', 'approved', 'batched', 'sending'] } }), Slips(reader).countDocuments({ state: 'open' }),
    Refunds(reader).countDocuments({ state: { $in: ['sending', 'by_hand'] } }), Corrections(reader).countDocuments({ state: 'proposed' }),
    Transfers(reader).countDocuments({ state: 'pending', dueAt: { $exists: true } }),
  ]);
  const names = ['withdrawals', 'slips', 'refunds', 'corrections', 'holds with an hour'];
  return [...counts.flatMap((count, index) => (count === 0 ? [] : [`${count} ${names[index] ?? ''} are left`])), ...await unbooked(world)];
}

/** Payments at a provider for which no transfer stands in the books. */
async function unbooked({ pay, reader }: World): Promise<string[]> {
  const keys = listPaid(pay).filter(({ paid }) => paid > 0).map(({ provider, charge }) => `${provider}:${charge}`);
  const found = await Transfers(reader).find({ key: { $in: keys } }, { key: 1 }).lean<{ key: string }[]>();
  const booked = new Set(found.map(({ key }) => key));
  return keys.filter((key) => !booked.has(key)).map((key) => `paid at the provider, not in the books: ${key}`);
}
