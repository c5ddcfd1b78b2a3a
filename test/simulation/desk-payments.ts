import { Corrections, type Correction } from '../../core/corrections/correction.model.ts';
import { PaymentCases, type PaymentCase } from '../../core/payments/payment-case.model.ts';
import { PaymentOrders, type PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { PROVIDER_NAMES, type ProviderName } from '../../core/payments/provider.ts';
import { DAY } from '../../core/clock.ts';
import { writeDay } from '../../core/language/read-day.ts';
import { ProviderStatements, type ProviderStatement } from '../../core/reconcile/statement.model.ts';
import { Refunds, type Refund } from '../../core/refunds/refund.model.ts';
import { Slips, type Slip } from '../../core/slips/slip.model.ts';
import { act, listed, twice, type Desk } from './desk.ts';
import { listPaid } from './tills.ts';
import { cameByHand } from './truth.ts';

/** Slips: accepted with the sum that really came, rejected when none did. */
export async function decideSlips(desk: Desk): Promise<void> {
  const { world: { reader }, chance, one, two, thorough = false } = desk;
  for (const { _id: slip, reference, expected } of await listed(Slips(reader).find({ state: 'open' }).limit(thorough ? 200 : 8).lean<Slip[]>())) {
    if (!thorough && chance.happens(0.4)) continue;
    const amount = cameByHand(reference, expected);
    if (amount === 0) await twice(desk, 'rejectSlip', { slip, by: one, reason: 'not_arrived' });
    else await twice(desk, 'acceptSlip', { slip, by: two, amount, reference });
  }
}

/** Refunds begin (one wish, two taps), and those that no wire can send are sent by a person, or cannot be. */
export async function decideRefunds(desk: Desk): Promise<void> {
  const { world: { reader }, chance, truth, one, two, thorough = false } = desk;
  const paid = thorough ? [] : await listed(PaymentOrders(reader).find({ state: 'paid', refunded: { $exists: false } }).sort({ paidAt: -1 }).limit(12).lean<PaymentOrder[]>());
  for (const order of paid) {
    if (!chance.happens(0.12)) continue;
    const amount = chance.happens(0.6) ? order.amount : Math.max(1, Math.floor(order.amount / 3));
    await twice(desk, 'startRefund', { order: order._id, amount, reason: 'asked for it back', by: one, wish: truth.wish() });
  }
  for (const { _id: refund } of await listed(Refunds(reader).find({ state: 'by_hand' }).limit(thorough ? 200 : 6).lean<Refund[]>())) {
    if (!thorough && chance.happens(0.4)) continue;
    const sent = truth.handRefunds.get(refund) ?? chance.happens(0.8);
    truth.handRefunds.set(refund, sent);
    await twice(desk, 'settleRefund', { refund, by: two, sent, reference: `BACK${refund}` });
  }
}

/** Money in suspense is given to its owner or sent back, a gift is given now and then, and some of those are taken back: proposed by one, agreed to by another. */
export async function decideCorrections(desk: Desk, members: readonly string[]): Promise<void> {
  const { world: { reader }, chance, one, two, thorough = false } = desk;
  for (const found of await listed(PaymentCases(reader).find({ state: 'open', transfer: { $exists: true } }).limit(thorough ? 100 : 6).lean<PaymentCase[]>())) await decideCase(desk, found);
  if (!thorough && chance.happens(0.3)) {
    await act(desk, 'proposeMove', { by: one, reason: 'sorry for the trouble', debit: 'adjustments', credit: `member:${chance.pick(members)}`, amount: 500 + chance.below(500) });
  }
  if (!thorough && chance.happens(0.3)) await takeBack(desk);
  for (const { _id: correction } of await listed(Corrections(reader).find({ state: 'proposed' }).limit(thorough ? 200 : 10).lean<Correction[]>())) {
    if (!thorough && chance.happens(0.3)) continue;
    const agreed = !chance.happens(0.1) && await twice(desk, 'approveCorrection', { correction, by: two });
    if (!agreed && (thorough || chance.happens(0.3))) await act(desk, 'declineCorrection', { correction, by: two });
  }
}

/** One proposal for a case, found by its reason however often somebody has to begin again; the case is closed when the money has moved. */
async function decideCase(desk: Desk, found: PaymentCase): Promise<void> {
  const { world: { reader }, chance, one, thorough = false } = desk;
  const reason = `case ${found._id}`;
  const before = await Corrections(reader).findOne({ reason, state: { $ne: 'declined' } }).lean<Correction>().catch(() => 'away' as const);
  if (before === 'away') return;
  if (before?.state === 'posted') {
    await twice(desk, 'closeCase', { case: found._id, by: one, note: 'the money went where it belongs' });
    return;
  }
  if (before || thorough || chance.happens(0.4)) return;
  const credit = found.member !== undefined && chance.happens(0.6) ? `member:${found.member}` : `${found.provider}:clearing`;
  await act(desk, 'proposeMove', { by: one, reason, debit: 'suspense', credit, amount: Number.parseInt(found.got ?? '', 10) });
}

/** A gift was a mistake: the latest that stands is to be reversed. */
async function takeBack(desk: Desk): Promise<void> {
  const [gift] = await listed(Corrections(desk.world.reader).find({ state: 'posted', debit: 'adjustments' }).sort({ decidedAt: -1 }).limit(1).lean<Correction[]>());
  if (gift?.transfer !== undefined) await act(desk, 'proposeReversal', { by: desk.one, reason: 'that was a mistake', reverses: gift.transfer });
}

/** A provider's statement is uploaded and applied, by both people at once; now and then it holds money that nobody ordered. */
export async function applyStatements(desk: Desk, startedAt: Date): Promise<void> {
  const { chance, truth, thorough = false } = desk;
  if (!thorough && !chance.happens(0.15)) return;
  if (!thorough && chance.happens(0.5)) truth.strangers.push({ provider: chance.pick(PROVIDER_NAMES), reference: `stranger${truth.wish()}`, amount: 1_000 + chance.below(9_000) });
  for (const provider of thorough ? PROVIDER_NAMES : [chance.pick(PROVIDER_NAMES)]) await uploadStatement(desk, provider, startedAt);
}

async function uploadStatement(desk: Desk, provider: ProviderName, startedAt: Date): Promise<void> {
  const { world, truth, one, two } = desk;
  const lines = [
    ...listPaid(world.pay).filter((each) => each.provider === provider && each.paid > 0).map(({ charge, paid }) => `${charge},${paid},PAID,T${charge}`),
    ...truth.strangers.filter((each) => each.provider === provider).map(({ reference, amount }) => `${reference},${amount},PAID,T${reference}`),
  ];
  if (lines.length === 0) return;
  const text = ['Order ID,Amount,Status,Transaction ID', ...lines, ...lines.slice(-1)].join('\n'); // the last line came twice
  const now = world.clock.now();
  await twice(desk, 'keepStatement', { by: one, provider, from: writeDay(new Date(Math.max(startedAt.getTime(), now.getTime() - 29 * DAY))), to: writeDay(now), text });
  const kept = await listed(ProviderStatements(world.reader).find({ state: 'read' }, { lines: 0 }).sort({ at: 1 }).lean<ProviderStatement[]>());
  for (const { _id: statement } of kept) await Promise.all([one, two].map((by) => act(desk, 'applyStatement', { statement, by })));
}
