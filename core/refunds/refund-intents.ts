import { DAY } from '../clock.ts';
import { inTransaction } from '../db/database.ts';
import type { IntentContext, IntentHandlers, IntentOutcome } from '../intents/intent.ts';
import { tellMoneyRole } from '../moderation/tell-money-role.ts';
import { openCase } from '../payments/open-case.ts';
import { pauseAfter } from '../payments/payment-rules.ts';
import type { PaymentProvider, Providers, RefundOutcome } from '../payments/provider.ts';
import { findOrder } from '../payments/read-order.ts';
import { endRefund } from './end-refund.ts';
import { Refunds, type Refund } from './refund.model.ts';

/** After so long without a clear answer a person looks at a refund. */
const CASE_AFTER_MS = DAY;

/** The intent `refund.send`: asks the provider to give money back, or hands the refund to a person where it cannot. */
export function refundIntents(providers: Providers): IntentHandlers {
  return {
    'refund.send': async (context, intent) => {
      const refund = await Refunds(context).findOne({ _id: String(intent.payload['refund']), state: 'sending' }).lean<Refund>();
      if (!refund) return { kind: 'done' };
      const provider = refund.provider === 'manual' ? undefined : providers.get(refund.provider);
      const order = await findOrder(context, refund.order);
      if (!order || !provider || !can(provider, refund, order.amount)) return byHand(context, refund, 'unsupported');
      const asked = {
        refundId: refund._id, chargeId: refund.charge, amount: refund.amount, paid: order.amount, reason: 'Wallet top-up refund',
        ...(order.reference !== undefined && { reference: order.reference }),
      };
      const known = intent.attempts > 0 ? await provider.queryRefund(asked) : undefined;
      const isKnown = known?.kind === 'refunded' || known?.kind === 'pending';
      const outcome = isKnown ? known : await provider.refund(asked); // under the same id it is the same refund
      return settle(context, refund, outcome, intent.attempts);
    },
  };
}

function can({ capabilities }: PaymentProvider, { amount }: Refund, paid: number): boolean {
  return capabilities.refund === 'part' || (capabilities.refund === 'whole' && amount === paid);
}

async function settle(context: IntentContext, refund: Refund, outcome: RefundOutcome, attempts: number): Promise<IntentOutcome> {
  if (outcome.kind === 'unsupported') return byHand(context, refund, 'unsupported');
  if (outcome.kind === 'refused') return byHand(context, refund, outcome.code);
  if (outcome.kind === 'refunded') {
    const { transaction } = outcome;
    await inTransaction(context, (tx) => endRefund(tx, refund, { state: 'done', from: 'sending', ...(transaction !== undefined && { transaction }) }));
    return { kind: 'done' };
  }
  const now = context.clock.now().getTime();
  if (now - refund.at.getTime() > CASE_AFTER_MS) {
    await inTransaction(context, (tx) => openCase(tx, {
      kind: 'unknown_refund', provider: refund.provider, charge: refund.charge, order: refund.order, member: refund.member, expected: refund.amount,
    }));
  }
  return { kind: 'retry', at: new Date(now + pauseAfter(attempts)), error: outcome.kind === 'unknown' ? outcome.reason : 'the refund is pending' };
}

/** The provider cannot, or will not: a person sends it another way. */
async function byHand(context: IntentContext, refund: Refund, trouble: string): Promise<IntentOutcome> {
  await inTransaction(context, async (tx) => {
    await Refunds(tx).updateOne({ _id: refund._id, state: 'sending' }, { $set: { state: 'by_hand', trouble } }, { session: tx.session });
    await tellMoneyRole(tx, `refund:${refund._id}`);
  });
  return { kind: 'done' };
}
