import { findUnpaidJob } from '../../core/jobs/find-unpaid-job.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { findMember } from '../../core/members/find-member.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import type { PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { findOrder } from '../../core/payments/read-order.ts';
import { SLIP_REASONS } from '../../core/slips/slip-reasons.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { slipButton, whyRejected } from '../wallet/manual-view.ts';
import { orderView, reviewWords, walletButton } from '../wallet/order-view.ts';
import type { NoticeContext, NoticeWords } from './notice-words.ts';

/** Top-ups: what is needed to pay, the receipt, or why it ended; slips, refunds and corrections. */
export const walletNotices: Partial<Record<NoticeKind, NoticeWords>> = {
  'topup.ready': async (context) => {
    const order = await orderOf(context);
    if (order?.state !== 'waiting') return undefined; // paid or over meanwhile: its own notice says so
    return { ...await orderView(context, order), lead: context.t('wallet:notice.ready') };
  },
  'topup.paid': async (context) => {
    const { notice, t, language, read } = context;
    const order = await orderOf(context);
    const waiting = await findUnpaidJob(read, (await findMember(read, notice.member))?._id ?? notice.member);
    return {
      title: t('wallet:notice.paid'),
      body: t('wallet:order.paid', { amount: formatKyat(Number(notice.params.amount), language), receipt: String(notice.params.receipt) }),
      over: order ? [order._id, order.page] : [],
      buttons: [...(waiting ? [[goButton(t('bounty:buttons.fund'), 'bounty', [waiting._id], 'primary')]] : []), [walletButton(t)]],
    };
  },
  'topup.failed': async (context) => {
    const order = await orderOf(context);
    if (!order || order.state === 'paid') return undefined;
    if (order.provider === 'manual') return manualOver(context, order);
    return { ...await orderView(context, order), lead: context.t('wallet:notice.failed'), over: [order._id, order.page] };
  },
  'slip.rejected': async (context) => {
    const { t, notice: { params } } = context;
    const order = await orderOf(context);
    if (!order || order.state === 'paid') return undefined;
    const reason = SLIP_REASONS.find((each) => each === params.reason) ?? 'other';
    const why = whyRejected(context, { reason, note: String(params.note ?? '') });
    return {
      lead: t('wallet:notice.slip'), title: t('wallet:order.title', { amount: formatKyat(order.amount, context.language) }),
      body: t('wallet:manual.rejected', { reference: String(params.reference), why }),
      buttons: [[slipButton(context, order._id, 'wallet:buttons.slipAgain')], [walletButton(t)]],
    };
  },
  'refund.moved': async ({ notice: { params }, t, language }) => {
    const state = (['started', 'done', 'failed'] as const).find((each) => each === params.state);
    if (!state) return undefined;
    const body = t(`wallet:refund.${state}`, { amount: formatKyat(Number(params.amount), language), receipt: String(params.receipt ?? '') });
    return { title: t('wallet:refund.title'), body, buttons: [[walletButton(t)]] };
  },
  'wallet.corrected': async ({ notice: { params }, t, language }) => {
    const change = Number(params.change);
    const words = { sum: formatKyat(Math.abs(change), language), reason: String(params.reason), receipt: String(params.receipt) };
    return { title: t('wallet:corrected.title'), body: t(change > 0 ? 'wallet:corrected.in' : 'wallet:corrected.out', words), buttons: [[walletButton(t)]] };
  },
  'money.waiting': async ({ t }) => ({ body: t('wallet:waiting'), buttons: [[goButton(t('myjobs:panel.button'), 'panel.link')]] }),
};

async function orderOf({ read, notice }: NoticeContext) {
  return findOrder(read, String(notice.params.order));
}

/** A transfer by hand for which no slip came, or one of another amount. */
function manualOver(context: NoticeContext, order: PaymentOrder): View {
  const { t, language } = context;
  const amount = formatKyat(order.amount, language);
  const inReview = order.end === 'in_review';
  return {
    lead: t('wallet:notice.failed'), title: t('wallet:order.title', { amount }),
    body: inReview ? reviewWords(context, order) : t('wallet:manual.over', { amount }),
    buttons: [...(inReview ? [] : [[slipButton(context, order._id)]]), [walletButton(t)]],
  };
}
