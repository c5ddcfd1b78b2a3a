import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc16, readTlv, sealHolds, sealPayload, writeTlv } from '../../../../core/payments/mmqr/emvco.ts';
import { ownMmqr, type MmqrMerchant } from '../../../../core/payments/mmqr/static-mmqr.ts';
import { property } from '../../../support/property.ts';

/** payments.md §5: Odoo's test and M-Pitesan's live code. */
const ODOO = '00020101021226480015com.mmqrpay.www0115123456789012345020600000052040000530310454031005802MM5914company_1_data6006Yangon62170513INV/TEST/000164280002MY0107ကုမ္ပဏီ0207ရန်ကုန်63045B15';
const MPT = '00020101021126500015com.mmqrpay.www01156204010000000640208100013505204581453031045802MM5919Ngwe La Yaung Store6006Yangon6106100001621502119593306000064300002MY0109ငွေလရောင်0207ရန်ကုန်63040048';
/** payments.md §4: two genuine codes of CB Bank. */
const CB = [
  '00020101021250200006cbtest0106cbtest51450006cbtest0131581500000000017000000000170000152045815530310454031005802MM5911CB Test 0016006Hlaing61051105162620111959235353410311100435534610516201027000002064407080300000164210002my0111CB Test 0016304A24B',
  '00020101021250200006cbtest0106cbtest51450006cbtest0131581500000000017000000000170000152045815530310454031005802MM5911CB Test 0016006Hlaing61051105162620111959235353410311100435534610516201021000001946007080300000164210002my0111CB Test 001630424DE',
];
const COMPANY: MmqrMerchant = {
  merchantId: '1234567890123456', terminalId: '000000', category: '0000', name: 'company_1_data', city: 'Yangon', nameMy: 'ကုမ္ပဏီ', cityMy: 'ရန်ကုန်',
};

describe('the checksum of a QR', () => {
  test('agrees with the published value', () => { expect(crc16('123456789')).toBe('29B1'); });

  test.each([ODOO, MPT, ...CB])('holds for the genuine code %#', (payload) => { expect(sealHolds(payload)).toBe(true); });

  test('does not hold for a code with another amount', () => { expect(sealHolds(ODOO.replace('5403100', '5403900'))).toBe(false); });
});

describe('our own MMQR code', () => {
  test('is Odoo\'s vector, from the same merchant, amount and reference', () => {
    expect(ownMmqr(COMPANY, { amount: 100, reference: 'INV/TEST/0001' })).toBe(ODOO);
  });

  test('without an amount is M-Pitesan\'s live code, its leading zeros included', () => {
    expect(ownMmqr({
      merchantId: '6204010000000640', terminalId: '1000135052', category: '0000', name: 'x', city: 'x', nameMy: 'x',
    })).toContain('010211');
    const live = ownMmqr({
      merchantId: '620401000000064', terminalId: '1000135052'.slice(0, 8), category: '5814', name: 'Ngwe La Yaung Store', city: 'Yangon', postalCode: '100001',
      nameMy: 'ငွေလရောင်', cityMy: 'ရန်ကုန်', mobile: '95933060000',
    });
    expect(live).toBe(MPT);
  });

  test.each([
    ['a long name', { name: 'x'.repeat(26) }], ['a long city', { city: 'x'.repeat(16) }], ['a long Burmese name', { nameMy: 'က'.repeat(26) }], ['a long Burmese city', { cityMy: 'က'.repeat(16) }],
  ])('is not made with %s', (_name, change) => { expect(() => ownMmqr({ ...COMPANY, ...change })).toThrow(RangeError); });

  test('is not made with a long reference', () => { expect(() => ownMmqr(COMPANY, { reference: 'x'.repeat(26) })).toThrow(RangeError); });
});

describe('the fields of a code', () => {
  const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => [...text].length < 60);

  property('come back as they were written, Burmese and everything', fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 62 }).map((id) => String(id).padStart(2, '0')), value), { selector: ([id]) => id }), (fields) => {
    const payload = sealPayload(fields);
    const read = readTlv(payload);
    expect(sealHolds(payload)).toBe(true);
    expect([...(read ?? [])].slice(0, -1)).toEqual(fields);
  });

  test.each(['0', '00', '0005abc', 'xx01a', '00-1a'])('are none in %s', (text) => { expect(readTlv(text)).toBeUndefined(); });

  test('are at most 99 characters long', () => { expect(() => writeTlv([['62', 'x'.repeat(100)]])).toThrow(RangeError); });
});
