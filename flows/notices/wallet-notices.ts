import { formatKyat } from '../../core/language/format-money.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import { findOrder } from '../../core/payments/read-order.ts';
import { orderView, walletButton } from '../wallet/order-view.ts';
import type { NoticeContext, NoticeWords } from './notice-words.ts';

/** Top-ups: what is needed to pay, the receipt, or why it ended. */
export const walletNotices: Partial<Record<NoticeKind, NoticeWords>> = {
  'topup.ready': async (context) => {
    const order = await orderOf(context);
    if (order?.state !== 'waiting') return undefined; // paid or over meanwhile: its own notice says so
    return { ...await orderView(context, order), lead: context.t('wallet:notice.ready') };
  },
  'topup.paid': async ({ notice, t, language }) => ({
    title: t('wallet:notice.paid'),
    body: t('wallet:order.paid', { amount: formatKyat(Number(notice.params.amount), language), receipt: String(notice.params.receipt) }),
    buttons: [[walletButton(t)]],
  }),
  'topup.failed': async (context) => {
    const order = await orderOf(context);
    if (!order || order.state === 'paid') return undefined;
    return { ...await orderView(context, order), lead: context.t('wallet:notice.failed') };
  },
};

async function orderOf({ read, notice }: NoticeContext) {
  return findOrder(read, String(notice.params.order));
}
