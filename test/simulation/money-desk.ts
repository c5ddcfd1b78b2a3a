import { inTransaction } from '../../core/db/database.ts';
import { Hires, type Hire } from '../../core/hires/hire.model.ts';
import { verdictsFor } from '../../core/hires/decide-case.ts';
import { Transfers } from '../../core/ledger/transfer.model.ts';
import { decideHire } from '../../core/moderation/decide-hire.ts';
import { approveWithdrawal, confirmPayout, refuseWithdrawal } from '../../core/moderation/decide-withdrawal.ts';
import { Withdrawals, type Withdrawal } from '../../core/withdrawals/withdrawal.model.ts';
import type { World } from './world.ts';
import type { Chance } from './chance.ts';

/** What happens outside the app about money: payers pay, fail and change their minds, two people of the money role decide. */
export async function actOutside(world: World, chance: Chance, moneyRole: readonly string[]): Promise<void> {
  await Promise.all([payers(world, chance), desk(world, chance, moneyRole)]);
}

const PAYER_MOVES = ['pay', 'pay', 'pay', 'pay', 'pay', 'pay', 'wrong', 'fail', 'close', 'wait'] as const;

async function payers({ kbzpay }: World, chance: Chance): Promise<void> {
  for (const order of [...kbzpay.orders.values()].filter(({ status }) => status === 'WAIT_PAY').slice(0, 6)) {
    const move = chance.pick(PAYER_MOVES);
    if (move !== 'wait') await ignoring(() => kbzpay.pay(order.merchOrderId, move));
  }
}

async function desk({ reader }: World, chance: Chance, [one = '', two = '']: readonly string[]): Promise<void> {
  const waiting = await Withdrawals(reader).find({ state: { $in: ['requested', 'approved'] } }).limit(12).lean<Withdrawal[]>().catch(() => []);
  for (const { _id: withdrawal, state } of waiting) {
    const move = chance.below(4);
    if (move === 0) continue;
    if (state === 'requested') {
      await ignoring(() => inTransaction(reader, (tx) => approveWithdrawal(tx, { withdrawal, by: one })));
      await ignoring(() => inTransaction(reader, (tx) => approveWithdrawal(tx, { withdrawal, by: two })));
    } else if (move === 1) await ignoring(() => inTransaction(reader, (tx) => refuseWithdrawal(tx, { withdrawal, by: one, reason: 'wallet_full' })));
    else await twice(() => inTransaction(reader, (tx) => confirmPayout(tx, { withdrawal, by: two, reference: `REF${withdrawal}` })));
  }
  const cases = await Hires(reader).find({ $or: [{ state: { $in: ['disputed', 'review'] } }, { watch: 'open' }] }).limit(8).lean<Hire[]>().catch(() => []);
  for (const hire of cases) {
    const verdicts = verdictsFor(hire);
    if (verdicts.length === 0 || chance.happens(0.4)) continue;
    const verdict = chance.pick(verdicts);
    await twice(() => inTransaction(reader, (tx) => decideHire(tx, { hire: hire._id, by: one, verdict, note: 'looked at' })));
  }
}

/** Two tabs at the same moment. */
async function twice(act: () => Promise<unknown>): Promise<void> {
  await Promise.all([ignoring(act), ignoring(act)]);
}

/** A person tries again at the next round; the judge looks only at what stands in the end. */
async function ignoring(act: () => Promise<unknown>): Promise<void> {
  await act().catch(() => undefined);
}

/** Lets time pass until everything that was paid is booked and nothing waits for its hour. */
export async function awaitMoney(world: World, settle: () => Promise<void>): Promise<void> {
  Object.assign(world.kbzpay.trouble, HEALED);
  for (let hour = 0; hour < HOURS_MAX && (await unbooked(world)).length > 0; hour++) {
    world.clock.move(HOUR_MS);
    await Promise.all(world.apps.map((app) => app.settle(HOUR_MS)));
    await world.kbzpay.retryNow();
    await settle();
  }
}

const HOUR_MS = 60 * 60 * 1000;
const HOURS_MAX = 30;
export const HEALED = { down: false, slowMs: 0, losesCreateAnswers: false, neverNotifies: false, notifiesTwice: false } as const;

/** Payments at the provider for which no transfer stands in the books. */
export async function unbooked({ kbzpay, reader }: World): Promise<string[]> {
  const paid = [...kbzpay.orders.values()].filter(({ status }) => status === 'PAY_SUCCESS').map(({ merchOrderId }) => merchOrderId);
  const found = await Transfers(reader).find({ key: { $in: paid.map((id) => `kbzpay:${id}`) } }, { key: 1 }).lean<{ key: string }[]>();
  const booked = new Set(found.map(({ key }) => key));
  return paid.filter((id) => !booked.has(`kbzpay:${id}`));
}

