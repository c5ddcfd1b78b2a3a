import { formatTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import type { Language } from '../../core/language/language.ts';
import type { Translate } from '../../core/language/translate.ts';
import { drawQr } from '../../core/payments/draw-qr.ts';
import type { PaidThrough, PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { SILENT_PROVIDERS } from '../../core/payments/provider.ts';
import type { Links } from '../engine/chat.ts';
import type { Button, Media, View } from '../engine/view.ts';

export interface Speaker {
  readonly t: Translate;
  readonly language: Language;
  readonly links: Links;
}

/** A provider by its name. */
export function providerWords(t: Translate, provider: PaidThrough): string {
  return t(provider === 'manual' ? 'wallet:entry.topup_manual' : `wallet:provider.${provider}`);
}

/**
 * How a top-up with a provider stands: what is needed to pay it while it can be paid, otherwise how it ended. `asked`: the person wants to know how it
 * stands, and hears that nothing is known yet.
 */
export async function orderView({ t, language, links }: Speaker, order: PaymentOrder, { asked = false }: { asked?: boolean } = {}): Promise<View> {
  const amount = formatKyat(order.amount, language);
  const provider = providerWords(t, order.provider);
  const title = t('wallet:order.title', { amount });
  if (order.state === 'paid') return paidView(t, order, amount);
  if (order.state === 'created') {
    return { title, body: t('wallet:order.created', { provider }), buttons: [[refreshButton(t, order)], [otherWayButton(t, order)], [cancelButton(t, order)]] };
  }
  if (order.end === 'in_review') return { title, body: reviewWords({ t, language }, order), buttons: [[walletButton(t)]] };
  if (order.state !== 'waiting') {
    return { title, body: order.end ? t(`wallet:order.${order.end}`, { amount, provider }) : t('wallet:order.over'), buttons: [[againButton(t, order)], [walletButton(t)]] };
  }
  const time = formatTime(order.expiresAt, language);
  const silent = order.provider !== 'manual' && SILENT_PROVIDERS.has(order.provider);
  const body = [t(order.way === 'app' ? 'wallet:order.app' : order.provider === 'mmqr' ? 'wallet:order.qrMmqr' : 'wallet:order.qr', { amount, time, provider }), ...(asked ? [t(silent ? 'wallet:order.notHeardSilent' : 'wallet:order.notHeard', { provider })] : [])];
  const page: Button = {
    label: order.way === 'qr' ? t('wallet:buttons.page') : t('wallet:buttons.pay', { provider }), look: 'primary', press: { kind: 'link', url: links.page(`/pay/${order.page}`) },
  };
  const media = await qrPicture(links, order);
  return { title, body: body.join('\n\n'), buttons: [[page], [refreshButton(t, order)], [otherWayButton(t, order)], [cancelButton(t, order)]], ...(media && { media }) };
}

/** The receipt of a top-up. */
export function paidView(t: Translate, order: PaymentOrder, amount: string): View {
  return { title: t('wallet:order.title', { amount }), body: t('wallet:order.paid', { amount, receipt: order.transfer ?? '' }), buttons: [[walletButton(t)]] };
}

/** Another amount came than was asked for: how much, where that is known, and that a person looks at it. */
export function reviewWords({ t, language }: Pick<Speaker, 't' | 'language'>, { amount, arrived }: PaymentOrder): string {
  const asked = { amount: formatKyat(amount, language) };
  return arrived === undefined ? t('wallet:order.in_review', asked) : t('wallet:order.in_reviewSum', { ...asked, arrived: formatKyat(arrived, language) });
}

/** The picture of an order's QR, where it has one. */
export async function qrPicture(links: Links, order: PaymentOrder): Promise<Media | undefined> {
  if (order.qr === undefined) return undefined;
  const picture = await drawQr(order.qr);
  return { kind: 'photo', url: links.page(`/pay/${order.page}/qr.png`), name: `${order.provider}-qr.png`, mime: 'image/png', size: picture.length };
}

export const walletButton = (t: Translate): Button => ({ label: t('wallet:buttons.wallet'), press: { kind: 'go', to: 'wallet.balance' } });
export const againButton = (t: Translate, order: PaymentOrder): Button => ({ label: t('wallet:buttons.again'), press: { kind: 'go', to: 'topup', args: [String(order.amount)] } });
export const cancelButton = (t: Translate, order: PaymentOrder): Button => ({
  label: t('wallet:buttons.cancel'), look: 'danger', press: { kind: 'go', to: 'wallet.cancel', args: [order._id] },
});
export const refreshButton = (t: Translate, order: PaymentOrder): Button => ({ label: t('wallet:buttons.refresh'), press: { kind: 'go', to: 'wallet.ask', args: [order._id] } });
export const otherWayButton = (t: Translate, order: PaymentOrder): Button => ({ label: t('wallet:buttons.otherWay'), press: { kind: 'go', to: 'wallet.other', args: [order._id] } });
