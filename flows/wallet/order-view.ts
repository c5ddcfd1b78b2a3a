import { formatTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import type { Language } from '../../core/language/language.ts';
import type { Translate } from '../../core/language/translate.ts';
import { drawQr } from '../../core/payments/draw-qr.ts';
import type { PaymentOrder } from '../../core/payments/payment-order.model.ts';
import type { Links } from '../engine/chat.ts';
import type { Button, Media, View } from '../engine/view.ts';

interface Speaker {
  readonly t: Translate;
  readonly language: Language;
  readonly links: Links;
}

/** How a top-up stands: what is needed to pay it while it can be paid, otherwise how it ended. */
export async function orderView({ t, language, links }: Speaker, order: PaymentOrder): Promise<View> {
  const amount = formatKyat(order.amount, language);
  const title = t('wallet:order.title', { amount });
  if (order.state === 'paid') return { title, body: t('wallet:order.paid', { amount, receipt: order.transfer ?? '' }), buttons: [[walletButton(t)]] };
  if (order.state === 'created') return { title, body: t('wallet:order.created'), buttons: [[refreshButton(t, order)], [cancelButton(t, order)]] };
  if (order.state !== 'waiting') {
    return { title, body: order.end ? t(`wallet:order.${order.end}`, { amount }) : t('wallet:order.over'), buttons: [[againButton(t)], [walletButton(t)]] };
  }
  const time = formatTime(order.expiresAt, language);
  const page: Button = {
    label: t(order.way === 'qr' ? 'wallet:buttons.page' : 'wallet:buttons.pay'), look: 'primary', press: { kind: 'link', url: links.page(`/pay/${order.page}`) },
  };
  const media = await qrPicture(links, order);
  return {
    title, body: t(order.way === 'qr' ? 'wallet:order.qr' : 'wallet:order.app', { amount, time }),
    buttons: [[page], [refreshButton(t, order)], [cancelButton(t, order)]], ...(media && { media }),
  };
}

async function qrPicture(links: Links, order: PaymentOrder): Promise<Media | undefined> {
  if (order.qr === undefined) return undefined;
  const picture = await drawQr(order.qr);
  return { kind: 'photo', url: links.page(`/pay/${order.page}/qr.png`), name: 'kbzpay-qr.png', mime: 'image/png', size: picture.length };
}

export const walletButton = (t: Translate): Button => ({ label: t('wallet:buttons.wallet'), press: { kind: 'go', to: 'wallet.balance' } });
const againButton = (t: Translate): Button => ({ label: t('wallet:buttons.again'), press: { kind: 'go', to: 'topup' } });
const refreshButton = (t: Translate, order: PaymentOrder): Button => ({ label: t('wallet:buttons.refresh'), press: { kind: 'go', to: 'wallet.order', args: [order._id] } });
const cancelButton = (t: Translate, order: PaymentOrder): Button => ({
  label: t('wallet:buttons.cancel'), look: 'danger', press: { kind: 'go', to: 'wallet.cancel', args: [order._id] },
});
