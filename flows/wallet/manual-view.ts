import { formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import type { PaymentOrder } from '../../core/payments/payment-order.model.ts';
import type { Tills } from '../../core/payments/tills.ts';
import { latestSlip } from '../../core/slips/read-slips.ts';
import type { Slip } from '../../core/slips/slip.model.ts';
import type { Chat } from '../engine/chat.ts';
import type { Button, View } from '../engine/view.ts';
import { cancelButton, paidView, qrPicture, reviewWords, walletButton } from './order-view.ts';

/** How a transfer by hand stands: our accounts while it can be paid, the slip while a person looks at it, otherwise how it ended. */
export async function manualView(chat: Chat, tills: Tills, order: PaymentOrder): Promise<View> {
  const { t, language, read, links } = chat;
  const amount = formatKyat(order.amount, language);
  const title = t('wallet:order.title', { amount });
  if (order.state === 'paid') return paidView(t, order, amount);
  const slip = await latestSlip(read, order._id);
  if (order.end === 'in_review') return { title, body: reviewWords(chat, order), buttons: [[walletButton(t)]] };
  if (slip?.state === 'open') return { title, body: t('wallet:manual.checking', { reference: slip.reference }), buttons: [[walletButton(t)]] };
  const refusal = slip?.state === 'rejected' ? [t('wallet:manual.rejected', { reference: slip.reference, why: whyRejected(chat, slip) })] : [];
  const send = slipButton(chat, order._id, slip ? 'wallet:buttons.slipAgain' : 'wallet:buttons.slip');
  if (order.state !== 'waiting') {
    const over = order.end === 'cancelled' ? t('wallet:order.cancelled') : t('wallet:manual.over', { amount });
    return { title, body: [...refusal, over].join('\n\n'), buttons: [[send], [walletButton(t)]] };
  }
  const media = await qrPicture(links, order);
  const body = [
    ...refusal,
    ...(tills.accounts.length > 0 ? [t('wallet:manual.how', { amount }), ...tills.accounts.map((account) => t('wallet:manual.account', { ...account }))] : []),
    ...(media ? [t('wallet:manual.code', { amount })] : []),
    t('wallet:manual.then', { time: formatDateTime(order.expiresAt, language) }),
  ];
  return { title, body: body.join('\n\n'), buttons: [[send], [cancelButton(t, order)]], ...(media && { media }) };
}

/** Why a slip was rejected, with what the moderator added. */
export function whyRejected({ t }: Pick<Chat, 't'>, { reason, note }: Pick<Slip, 'reason' | 'note'>): string {
  const why = t(`wallet:slipReason.${reason ?? 'other'}`);
  return note ? `${why} (${note})` : why;
}

/** Begins the form that takes a slip. */
export function slipButton({ t }: Pick<Chat, 't'>, order: string, label: 'wallet:buttons.slip' | 'wallet:buttons.slipAgain' = 'wallet:buttons.slip'): Button {
  return { label: t(label), press: { kind: 'go', to: 'slip', args: [order] }, look: 'primary' };
}
