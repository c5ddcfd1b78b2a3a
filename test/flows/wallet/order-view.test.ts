import { describe, expect, test } from 'vitest';
import { translator } from '../../../core/language/translate.ts';
import type { PaymentOrder } from '../../../core/payments/payment-order.model.ts';
import { PROVIDER_NAMES, SILENT_PROVIDERS } from '../../../core/payments/provider.ts';
import type { Links } from '../../../flows/engine/chat.ts';
import { orderView } from '../../../flows/wallet/order-view.ts';

const AT = new Date('2026-11-22T04:00:00Z');
const WAITING: PaymentOrder = {
  _id: 'order', member: 'aye', provider: 'kbzpay', purpose: 'topup', way: 'app', amount: 33_000, currency: 'MMK', state: 'waiting', live: true, tries: 1, charge: 'order_1', settled: [],
  page: 'page', link: 'https://pay.example/order', createdAt: AT, expiresAt: AT,
};
const LINKS: Links = { brand: 'MyanJobs', page: (path) => path, jobPage: (job) => job, deepLink: () => undefined, file: () => '' };
const t = translator('en');
const view = (changes: Partial<PaymentOrder>, asked = false) => orderView({ t, language: 'en', links: LINKS }, { ...WAITING, ...changes }, { asked });
const pressed = async (changes: Partial<PaymentOrder>) => ((await view(changes)).buttons ?? []).flat().map(({ label }) => label);

describe('how a top-up stands', () => {
  test.each(PROVIDER_NAMES)('nobody who asks is told that we ask %s, unless we can', async (provider) => {
    const { body } = await view({ provider }, true);
    expect(body?.includes('We ask again')).toBe(!SILENT_PROVIDERS.has(provider));
  });

  test('another amount is named, and nobody is invited to pay once more', async () => {
    const other = { state: 'failed', end: 'in_review', arrived: 16_500 } as const;
    expect((await view(other)).body).toContain('16,500 kyat has arrived instead of 33,000 kyat');
    expect(await pressed(other)).toEqual([t('wallet:buttons.wallet')]);
    expect(await pressed({ state: 'failed', end: 'payment_failed' })).toContain(t('wallet:buttons.again'));
  });
});
