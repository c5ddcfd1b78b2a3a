import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askWire, digestOf, fieldText, noAnswer, readFields, readKyat, sameHex } from '../../../core/payments/wire.ts';
import { startPayServer, type PayServer } from '../../emulators/payer/pay-server.ts';

const ASK = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } } as const;

describe('the wire to a provider', () => {
  let server: PayServer;
  beforeAll(async () => {
    server = await startPayServer((visit) => {
      const { pathname } = visit.url;
      if (pathname === '/hangs') return;
      if (pathname === '/drops') visit.drop();
      else if (pathname === '/moves') visit.redirect('/answers');
      else if (pathname === '/endless') visit.html(200, 'x'.repeat(70_000));
      else visit.json(pathname === '/fails' ? 500 : 200, { ok: 1 });
    });
  });
  afterAll(() => server.stop());

  test('brings the status and the text of an answer, whatever the status', async () => {
    expect(await askWire(`${server.origin}/answers`, ASK)).toEqual({ status: 200, text: '{"ok":1}' });
    expect((await askWire(`${server.origin}/fails`, ASK)).status).toBe(500);
  });

  test('gives up on a provider that hangs', async () => {
    const error: unknown = await askWire(`${server.origin}/hangs`, ASK, 50).catch((thrown: unknown) => thrown);
    expect(noAnswer(error)).toBe('no answer: TimeoutError');
  });

  test.each(['/drops', '/moves', '/endless'])('takes %s for no answer', async (path) => {
    await expect(askWire(`${server.origin}${path}`, ASK)).rejects.toThrow();
  });
});

describe('what a provider wrote', () => {
  test('keeps the text of its numbers', () => {
    const fields = readFields('{"a":1000.50,"b":1000.0,"c":12345678901234567890,"d":null,"e":[1],"f":true}') ?? {};
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => fieldText(fields[name]))).toEqual(['1000.50', '1000.0', '12345678901234567890', '', '', 'true']);
  });

  test.each(['', '[]', '1', 'null', '"x"', '{', '<html>'])('is no object when it is %j', (text) => { expect(readFields(text)).toBeUndefined(); });

  test.each([['1000', 1000], ['1000.0', 1000], ['1000.00', 1000], ['1000.50', undefined], ['-5', undefined], ['1e3', undefined], ['၁၀၀', undefined], ['', undefined]])('is %s, read as %s kyat', (text, amount) => {
    expect(readKyat(text)).toBe(amount);
  });

  test('is compared without regard to letter case, and never equal to a part of itself', () => {
    expect([sameHex('AbCd', 'abcd'), sameHex('abc', 'abcd'), sameHex('', 'abcd'), sameHex('ကခ', 'abcd')]).toEqual([true, false, false, false]);
    expect(digestOf('a')).toBe(digestOf('a'));
    expect(digestOf('a')).not.toBe(digestOf('b'));
  });
});
