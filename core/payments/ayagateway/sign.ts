import { createHmac } from 'node:crypto';
import { fieldText, sameHex, type Fields } from '../wire.ts';

/** The fields of a payload in the order in which they are signed. Real payloads spell one of them `currenyCode` (payments.md §3A). */
const PAYLOAD = [
  'merchOrderId', 'tranId', 'amount', 'currencyCode', 'currenyCode', 'statusCode', 'paymentCardNumber', 'paymentMobileNumber', 'cardTypeName',
  'cardExpiryDate', 'nameOnCard', 'approvalCode', 'tranRef', 'userRef1', 'userRef2', 'userRef3', 'userRef4', 'userRef5', 'description', 'dateTime',
] as const;

/** HMAC-SHA256 over the values joined by colons, lower-case hex; an empty value keeps its place. */
export function checkSum(values: readonly string[], secret: string): string {
  return createHmac('sha256', secret).update(values.join(':'), 'utf8').digest('hex');
}

/** The values of a payload that are signed: only keys that are there, in their order; numbers as they were written, null as nothing. */
export function payloadValues(fields: Fields): string[] {
  return PAYLOAD.filter((name) => fields[name] !== undefined).map((name) => fieldText(fields[name]));
}

/** True when a payload has the right checksum. Time is constant. */
export function payloadHolds(fields: Fields, given: string, secret: string): boolean {
  return sameHex(given, checkSum(payloadValues(fields), secret));
}
