import { describe, expect, test } from 'vitest';
import { PROVIDER_NAMES, SILENT_PROVIDERS } from '../../../core/payments/provider.ts';
import { useCounter } from './counter.ts';

describe('what a provider says that it can do', () => {
  const shop = useCounter();

  test.each(PROVIDER_NAMES)('%s can do, and nothing else', async (name) => {
    const provider = shop.provider(name);
    const { capabilities } = provider;
    const charge = { chargeId: 'nobody_1', asked: 1000 };
    const refund = { ...charge, refundId: 'r1', amount: 1000, paid: 1000, reason: 'a test' };
    expect({
      query: (await provider.query(charge)).kind !== 'unsupported', close: (await provider.close(charge)).kind !== 'unsupported',
      refund: (await provider.refund(refund)).kind !== 'unsupported', queryRefund: (await provider.queryRefund(refund)).kind !== 'unsupported',
    }).toEqual({ query: capabilities.query, close: capabilities.close, refund: capabilities.refund !== 'none', queryRefund: capabilities.refund !== 'none' });
  });

  test('agrees with the list of those who answer no questions', () => {
    expect(PROVIDER_NAMES.filter((name) => !shop.provider(name).capabilities.query)).toEqual([...SILENT_PROVIDERS]);
  });
});
