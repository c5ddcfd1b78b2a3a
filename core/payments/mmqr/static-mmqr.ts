import { sealPayload, type TlvField } from './emvco.ts';

/** Our own account at a bank, as the bank wrote it into our merchant contract. */
export interface MmqrMerchant {
  /** 16 digits; the code carries the first 15 (payments.md §5). */
  readonly merchantId: string;
  /** Digits, at most 25. */
  readonly terminalId: string;
  /** What we sell, four digits (ISO 18245). */
  readonly category: string;
  /** Latin letters: name at most 25, city at most 15. */
  readonly name: string;
  readonly city: string;
  /** Digits. */
  readonly postalCode?: string;
  /** Burmese: name at most 25 characters, city at most 15. */
  readonly nameMy: string;
  readonly cityMy?: string;
  readonly mobile?: string;
}

/** What one payment adds to the code. */
export interface MmqrPayment {
  /** Kyat. Absent: the payer types the amount. */
  readonly amount?: number;
  /** What we recognise it by, at most 25 characters. */
  readonly reference?: string;
}

/**
 * Our own MMQR code. Everybody can pay it and nobody tells us: who paid shows a slip, and a person proves it (payments.md §5). With an
 * amount or a reference it is a dynamic code, else the static one. Throws RangeError for what does not fit: the settings are checked
 * when the server starts.
 */
export function ownMmqr(merchant: MmqrMerchant, { amount, reference }: MmqrPayment = {}): string {
  limit('name', merchant.name, 25);
  limit('city', merchant.city, 15);
  limit('Burmese name', merchant.nameMy, 25);
  limit('Burmese city', merchant.cityMy ?? '', 15);
  limit('reference', reference ?? '', 25);
  const more: TlvField[] = [...given('02', merchant.mobile), ...given('05', reference)];
  return sealPayload([
    ['00', '01'],
    ['01', amount === undefined && reference === undefined ? '11' : '12'],
    ['26', [['00', 'com.mmqrpay.www'], ['01', merchant.merchantId.slice(0, 15)], ['02', merchant.terminalId]]],
    ['52', merchant.category],
    ['53', '104'],
    ...given('54', amount === undefined ? undefined : String(amount)),
    ['58', 'MM'],
    ['59', merchant.name],
    ['60', merchant.city],
    ...given('61', merchant.postalCode),
    ...(more.length > 0 ? [['62', more] as const] : []),
    ['64', [['00', 'MY'], ['01', merchant.nameMy], ...given('02', merchant.cityMy)]],
  ]);
}

function given(id: string, value: string | undefined): TlvField[] {
  return value === undefined ? [] : [[id, value]];
}

function limit(what: string, text: string, most: number): void {
  if ([...text].length > most) throw new RangeError(`the ${what} of an MMQR code is longer than ${most} characters`);
}
