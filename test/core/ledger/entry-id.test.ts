import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAccountCode, type AccountCode } from '../../../core/ledger/chart-of-accounts.ts';
import { entryId, idsBefore, idsOf, idsUntil, placeOf, readEntryId } from '../../../core/ledger/entry-id.ts';
import { property } from '../../support/property.ts';

const account = fc.oneof(
  fc.constantFrom<AccountCode>('suspense', 'kbzpay:clearing', 'member:a', 'member:a-b', 'member:a_', 'escrow:a'),
  fc.stringMatching(/^(?:member|escrow):[\w-]{1,8}$/).filter((code) => isAccountCode(code)),
);
const place = fc.record({ account, at: fc.date({ min: new Date(0), max: new Date('5000-01-01'), noInvalidDate: true }), seq: fc.nat(1_000_000_000) });
const idOf = (of: { account: AccountCode; at: Date; seq: number }) => entryId(of.account, of.at, of.seq);
const within = (id: string, { $gt, $lt }: { $gt: string; $lt: string }) => id > $gt && id < $lt;

describe('the id of an entry', () => {
  property('says its place again', place, (of) => {
    expect(readEntryId(idOf(of))).toEqual({ account: of.account, moment: of.at.getTime(), seq: of.seq });
  });

  property('sorts by account as accounts are sorted, then by moment, then by number', fc.tuple(place, place), ([a, b]) => {
    const order = (x: string | number, y: string | number) => (x < y ? -1 : x > y ? 1 : 0);
    expect(order(idOf(a), idOf(b))).toBe(order(a.account, b.account) || order(a.at.getTime(), b.at.getTime()) || order(a.seq, b.seq));
  });

  property('stands in the range of its account, up to its moment and before later places, and in no other', fc.tuple(place, place), ([a, b]) => {
    const id = idOf(a);
    expect(within(id, idsOf(b.account))).toBe(a.account === b.account);
    expect(within(id, idsUntil(b.account, b.at))).toBe(a.account === b.account && a.at <= b.at);
    expect(within(id, idsBefore(b.account, placeOf(idOf(b))))).toBe(a.account === b.account && id < idOf(b));
  });

  test('that is none is not read, and a cursor that is none begins with the newest', () => {
    expect(readEntryId('aaaaaaaaaaaa:debit')).toBeUndefined();
    for (const cursor of ['', '12', '$', 'zzzzzzzzz#zzzzzz', '0mwr6a2s8#0000002#']) expect(idsBefore('member:aye', cursor)).toEqual(idsOf('member:aye'));
  });
});
