import { describe, expect, test } from 'vitest';
import { movableClock } from '../../../core/clock.ts';
import { readConfig } from '../../../core/config.ts';
import { buildProviders } from '../../../core/payments/build-providers.ts';
import { PROVIDER_NAMES } from '../../../core/payments/provider.ts';

const REST = { MONGODB_URI: 'mongodb://127.0.0.1:1/none', REDIS_URL: 'redis://127.0.0.1:1', SECRET_KEY: 'x'.repeat(32) };
const WHOLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kbzpay: { KBZPAY_API_URL: 'https://a.test', KBZPAY_PWA_URL: 'https://b.test/#/', KBZPAY_APP_ID: 'kp1', KBZPAY_MERCHANT_CODE: '1', KBZPAY_APP_KEY: '12345678' },
  wavepay: { WAVEPAY_MERCHANT_ID: 'm', WAVEPAY_SECRET: '12345678' },
  ayawallet: {
    AYAWALLET_CONSUMER_KEY: 'k', AYAWALLET_CONSUMER_SECRET: 's', AYAWALLET_PHONE: '09450000000', AYAWALLET_PIN: '123456', AYAWALLET_DECRYPTION_KEY: 'k'.repeat(32), AYAWALLET_SERVICE_CODE: 'c',
  },
  mmqr: { MMQR_APP_ID: 'a', MMQR_PUBLISHABLE_KEY: 'pk_live_x', MMQR_SECRET_KEY: 'sk_live_x' },
  ayagateway: { AYAGATEWAY_APP_KEY: 'k', AYAGATEWAY_APP_SECRET: '12345678' },
};
const build = (env: Readonly<Record<string, string>>) => buildProviders(readConfig({ ...REST, ...env }), { clock: movableClock(), page: (path) => `https://our.test${path}` });

describe('the settings of providers', () => {
  test('nobody is offered who is not configured', () => { expect([...build({}).keys()]).toEqual([]); });

  test.each(Object.entries(WHOLE))('%s is offered with its own settings, alone', (name, env) => { expect([...build(env).keys()]).toEqual([name]); });

  test('all of them stand beside each other, each with its name and what it can do', () => {
    const providers = build(Object.assign({}, ...Object.values(WHOLE)));
    expect([...providers.keys()].toSorted()).toEqual([...PROVIDER_NAMES].toSorted());
    for (const [name, provider] of providers) {
      expect(provider).toMatchObject({ name, labelKey: `wallet:provider.${name}` });
      expect(provider.ways.length).toBeGreaterThan(0);
    }
  });

  test.each(Object.entries(WHOLE).flatMap(([, env]) => Object.keys(env).map((missing) => [missing, env] as const)))('%s missing is named', (missing, env) => {
    const { [missing]: _gone, ...half } = env;
    expect(() => build(half)).toThrow(`setting ${missing} is missing`);
  });

  test('refunds of KBZPay need three settings more, and files that can be read', () => {
    const { kbzpay = {} } = WHOLE;
    expect(build(kbzpay).get('kbzpay')?.capabilities.refund).toBe('none');
    expect(() => build({ ...kbzpay, KBZPAY_REFUND_URL: 'https://a.test/refund' })).toThrow('setting KBZPAY_REFUND_CERT_FILE is missing');
    const files = { KBZPAY_REFUND_URL: 'https://a.test/refund', KBZPAY_REFUND_CERT_FILE: '/nowhere.crt', KBZPAY_REFUND_KEY_FILE: '/nowhere.key' };
    expect(() => build({ ...kbzpay, ...files })).toThrow('setting KBZPAY_REFUND_CERT_FILE names a file that cannot be read');
    expect(() => build({ ...kbzpay, ...files, KBZPAY_REFUND_URL: 'http://a.test/refund' })).toThrow('setting KBZPAY_REFUND_URL is malformed');
  });

  test.each([
    ['AYAWALLET_DECRYPTION_KEY', 'short'], ['AYAWALLET_PIN', 'abcd'], ['AYAWALLET_PREFIX', 'merchant'], ['MMQR_SECRET_KEY', 'x'], ['AYAGATEWAY_METHOD', 'CASH'], ['WAVEPAY_API_URL', 'x'],
    ['OWN_MMQR_MERCHANT_ID', '12'], ['OWN_MMQR_NAME', 'x'.repeat(26)], ['OWN_MMQR_NAME', 'ကုမ္ပဏီ'], ['OWN_MMQR_NAME_MY', 'က'.repeat(26)],
  ])('%s = %s is malformed, and is named without its value', (name, value) => {
    const read = () => readConfig({ ...REST, [name]: value });
    expect(read).toThrow(new RegExp(`^setting ${name} is malformed: [^\\n]+$`));
    expect(read).not.toThrow(`: ${value}`);
  });

  test('WavePay\'s page is where its API is, without the port, unless said otherwise', () => {
    const page = (env: Readonly<Record<string, string>>) => readConfig({ ...REST, ...WHOLE.wavepay, ...env }).wavepay?.pageUrl;
    expect(page({})).toBe('https://payments.wavemoney.io');
    expect(page({ WAVEPAY_API_URL: 'https://preprodpayments.wavemoney.io:8107' })).toBe('https://preprodpayments.wavemoney.io');
    expect(page({ WAVEPAY_PAGE_URL: 'https://x.test' })).toBe('https://x.test');
  });
});
