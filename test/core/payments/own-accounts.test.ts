import { expect, test } from 'vitest';
import { readOwnAccounts } from '../../../core/payments/own-accounts.ts';

test('our own accounts are read from one setting', () => {
  expect(readOwnAccounts('KBZPay 09 123 456 789 Daw Mya; AYA Bank 4001-2345-678 MyanJobs Co.;')).toEqual([
    { name: 'KBZPay', number: '09 123 456 789', holder: 'Daw Mya' }, { name: 'AYA Bank', number: '4001-2345-678', holder: 'MyanJobs Co.' },
  ]);
  expect(readOwnAccounts('')).toEqual([]);
});

test.each(['KBZPay', 'KBZPay 09123456', '09123456 Daw Mya', 'KBZPay nine Daw Mya'])('%j is no account', (text) => {
  expect(readOwnAccounts(text)).toBeUndefined();
});
