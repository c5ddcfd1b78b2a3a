import { expect, test } from 'vitest';
import { topUp } from '../../../flows/wallet/topup.flow.ts';

const flow = topUp({ offers: [{ provider: 'kbzpay', way: 'qr' }], accounts: [] });

test('a top-up that was begun when KBZPay was the only provider goes on with it', () => {
  const migrated = flow.migrate[1]?.({ step: 'send', slots: { amount: 20_000, way: 'qr' } });
  expect(migrated).toEqual({ step: 'send', slots: { amount: 20_000, pay: 'kbzpay:qr' } });
  expect(flow.readSlots(migrated?.slots)).toEqual(migrated?.slots);
  expect(flow.migrate[1]?.({ step: 'amount', slots: {} })).toEqual({ step: 'amount', slots: {} });
});

test('without any way to pay in, the conversation has one screen that says so', () => {
  expect(Object.keys(topUp({ offers: [], accounts: [] }).steps)).toEqual(['off']);
});
