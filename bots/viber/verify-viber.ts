import { createHmac, timingSafeEqual } from 'node:crypto';

/** True when the raw body carries Viber's signature: the header, or `?sig=` which Viber adds as well (channels.md §1.3). */
export function verifyViber(token: string, raw: Buffer, header: string | undefined, query: string | undefined): boolean {
  const given = header ?? query;
  if (given === undefined || !/^[0-9a-f]{64}$/i.test(given)) return false;
  const expected = createHmac('sha256', token).update(raw).digest();
  return timingSafeEqual(expected, Buffer.from(given, 'hex'));
}
