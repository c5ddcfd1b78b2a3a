import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const text = z.string().min(1);
/** A name on a pay page or in a QR: EMVCo wants Latin letters there. */
const latin = (most: number) => z.string().regex(new RegExp(`^[\\x20-\\x7e]{1,${most}}$`), `must be 1 to ${most} Latin letters`);
const burmese = (most: number) => z.string().refine((value) => [...value].length <= most && value !== '', `must be 1 to ${most} characters`);

/** The settings of the providers of payments, part of the one table in core/config.ts. Whoever lacks theirs is not offered. */
export const PROVIDER_SETTINGS = {
  KBZPAY_API_URL: url.optional(),
  KBZPAY_CLOSE_API_URL: url.optional(),
  KBZPAY_PWA_URL: z.string().optional(),
  KBZPAY_APP_ID: text.optional(),
  KBZPAY_MERCHANT_CODE: text.optional(),
  KBZPAY_APP_KEY: z.string().min(8).optional(),
  KBZPAY_REFUND_URL: z.url({ protocol: /^https$/ }).optional(),
  KBZPAY_REFUND_CERT_FILE: text.optional(),
  KBZPAY_REFUND_KEY_FILE: text.optional(),
  KBZPAY_REFUND_PASSPHRASE: text.optional(),
  KBZPAY_REFUND_CA_FILE: text.optional(),
  WAVEPAY_API_URL: url.default('https://payments.wavemoney.io'),
  WAVEPAY_PAGE_URL: url.optional(),
  WAVEPAY_MERCHANT_ID: text.optional(),
  WAVEPAY_SECRET: z.string().min(8).optional(),
  AYAGATEWAY_API_URL: url.default('https://pgw.ayainnovation.com'),
  AYAGATEWAY_APP_KEY: text.optional(),
  AYAGATEWAY_APP_SECRET: z.string().min(8).optional(),
  AYAGATEWAY_CHANNEL: z.string().regex(/^\w+$/).default('aya_pay'),
  AYAGATEWAY_METHOD: z.enum(['WEB', 'QR', 'NOTI']).default('QR'),
  AYAWALLET_API_URL: url.default('https://api.ayapay.com'),
  AYAWALLET_PREFIX: z.string().regex(/^(\/[\w.]+)+$/, 'must look like /merchant/1.0.0').default('/merchant/1.0.0'),
  AYAWALLET_CONSUMER_KEY: text.optional(),
  AYAWALLET_CONSUMER_SECRET: text.optional(),
  AYAWALLET_PHONE: z.string().regex(/^\+?\d{6,15}$/, 'must be digits').optional(),
  AYAWALLET_PIN: z.string().regex(/^\d{4,8}$/, 'must be digits').optional(),
  AYAWALLET_DECRYPTION_KEY: z.string().refine((value) => Buffer.byteLength(value) === 32, 'must have 32 characters').optional(),
  AYAWALLET_SERVICE_CODE: text.optional(),
  MMQR_API_URL: url.default('https://ezapi.myanmyanpay.com'),
  MMQR_APP_ID: text.optional(),
  MMQR_PUBLISHABLE_KEY: z.string().regex(/^pk_(test|live)_\w+$/, 'must begin with pk_test_ or pk_live_').optional(),
  MMQR_SECRET_KEY: z.string().regex(/^sk_(test|live)_\w+$/, 'must begin with sk_test_ or sk_live_').optional(),
  OWN_MMQR_MERCHANT_ID: z.string().regex(/^\d{15,16}$/, 'must have 15 or 16 digits').optional(),
  OWN_MMQR_TERMINAL_ID: z.string().regex(/^\d{1,25}$/, 'must be digits').default('000000'),
  OWN_MMQR_CATEGORY: z.string().regex(/^\d{4}$/, 'must be four digits').default('0000'),
  OWN_MMQR_NAME: latin(25).optional(),
  OWN_MMQR_CITY: latin(15).default('Yangon'),
  OWN_MMQR_NAME_MY: burmese(25).optional(),
  OWN_MMQR_CITY_MY: burmese(15).default('ရန်ကုန်'),
};

const shape = z.object(PROVIDER_SETTINGS);
type ProviderValues = z.infer<typeof shape>;

/** What is configured, by provider: all of a provider's settings are there, or none of it is. */
export interface ProviderConfig {
  readonly kbzpay?: {
    readonly apiUrl: string; /** Where `closeorder` is served, when not there (payments.md §1.1). */ readonly closeApiUrl?: string;
    readonly pwaUrl: string; readonly appId: string; readonly merchantCode: string; readonly appKey: string;
    readonly refund?: { readonly url: string; readonly certificateFile: string; readonly keyFile: string; readonly passphrase?: string; readonly authorityFile?: string };
  };
  readonly wavepay?: { readonly apiUrl: string; readonly pageUrl: string; readonly merchantId: string; readonly secret: string };
  readonly ayagateway?: { readonly apiUrl: string; readonly appKey: string; readonly appSecret: string; readonly channel: string; readonly method: 'WEB' | 'QR' | 'NOTI' };
  readonly ayawallet?: {
    readonly apiUrl: string; readonly prefix: string; readonly consumerKey: string; readonly consumerSecret: string;
    readonly phone: string; readonly pin: string; readonly decryptionKey: string; readonly serviceCode: string;
  };
  readonly mmqr?: { readonly apiUrl: string; readonly appId: string; readonly publishableKey: string; readonly secretKey: string };
  /** Our own account behind a code of our own: whoever pays it shows a slip. */
  readonly ownMmqr?: {
    readonly merchantId: string; readonly terminalId: string; readonly category: string; readonly name: string; readonly city: string;
    readonly nameMy: string; readonly cityMy: string;
  };
}

/** Sorts the settings by provider. Throws by `fail` for half a provider, naming what is missing. */
export function providersOf(s: ProviderValues, fail: (line: string) => Error): ProviderConfig {
  return { ...kbzpayOf(s, fail), ...wavepayOf(s, fail), ...ayaOf(s, fail), ...mmqrOf(s, fail) };
}

/** All of these or none; one missing is named. */
function together<K extends keyof ProviderValues>(s: ProviderValues, names: readonly K[], fail: (line: string) => Error): s is ProviderValues & { [P in K]-?: NonNullable<ProviderValues[P]> } {
  const missing = names.filter((name) => s[name] === undefined);
  if (missing.length === names.length) return false;
  if (missing.length > 0) throw fail(`setting ${String(missing[0])} is missing (needed beside ${String(names.find((name) => s[name] !== undefined))})`);
  return true;
}

function kbzpayOf(s: ProviderValues, fail: (line: string) => Error): Pick<ProviderConfig, 'kbzpay'> {
  if (!together(s, ['KBZPAY_API_URL', 'KBZPAY_PWA_URL', 'KBZPAY_APP_ID', 'KBZPAY_MERCHANT_CODE', 'KBZPAY_APP_KEY'], fail)) return {};
  const refund = together(s, ['KBZPAY_REFUND_URL', 'KBZPAY_REFUND_CERT_FILE', 'KBZPAY_REFUND_KEY_FILE'], fail) ? {
    url: s.KBZPAY_REFUND_URL, certificateFile: s.KBZPAY_REFUND_CERT_FILE, keyFile: s.KBZPAY_REFUND_KEY_FILE,
    ...(s.KBZPAY_REFUND_PASSPHRASE !== undefined && { passphrase: s.KBZPAY_REFUND_PASSPHRASE }),
    ...(s.KBZPAY_REFUND_CA_FILE !== undefined && { authorityFile: s.KBZPAY_REFUND_CA_FILE }),
  } : undefined;
  return {
    kbzpay: {
      apiUrl: s.KBZPAY_API_URL, pwaUrl: s.KBZPAY_PWA_URL, appId: s.KBZPAY_APP_ID, merchantCode: s.KBZPAY_MERCHANT_CODE, appKey: s.KBZPAY_APP_KEY,
      ...(s.KBZPAY_CLOSE_API_URL !== undefined && { closeApiUrl: s.KBZPAY_CLOSE_API_URL }), ...(refund && { refund }),
    },
  };
}

function wavepayOf(s: ProviderValues, fail: (line: string) => Error): Pick<ProviderConfig, 'wavepay'> {
  if (!together(s, ['WAVEPAY_MERCHANT_ID', 'WAVEPAY_SECRET'], fail)) return {};
  const { protocol, hostname } = new URL(s.WAVEPAY_API_URL);
  return { wavepay: { apiUrl: s.WAVEPAY_API_URL, pageUrl: s.WAVEPAY_PAGE_URL ?? `${protocol}//${hostname}`, merchantId: s.WAVEPAY_MERCHANT_ID, secret: s.WAVEPAY_SECRET } };
}

function ayaOf(s: ProviderValues, fail: (line: string) => Error): Pick<ProviderConfig, 'ayagateway' | 'ayawallet'> {
  const wallet = together(s, ['AYAWALLET_CONSUMER_KEY', 'AYAWALLET_CONSUMER_SECRET', 'AYAWALLET_PHONE', 'AYAWALLET_PIN', 'AYAWALLET_DECRYPTION_KEY', 'AYAWALLET_SERVICE_CODE'], fail) ? {
    apiUrl: s.AYAWALLET_API_URL, prefix: s.AYAWALLET_PREFIX, consumerKey: s.AYAWALLET_CONSUMER_KEY, consumerSecret: s.AYAWALLET_CONSUMER_SECRET,
    phone: s.AYAWALLET_PHONE, pin: s.AYAWALLET_PIN, decryptionKey: s.AYAWALLET_DECRYPTION_KEY, serviceCode: s.AYAWALLET_SERVICE_CODE,
  } : undefined;
  const gateway = together(s, ['AYAGATEWAY_APP_KEY', 'AYAGATEWAY_APP_SECRET'], fail) ? {
    apiUrl: s.AYAGATEWAY_API_URL, appKey: s.AYAGATEWAY_APP_KEY, appSecret: s.AYAGATEWAY_APP_SECRET, channel: s.AYAGATEWAY_CHANNEL, method: s.AYAGATEWAY_METHOD,
  } : undefined;
  return { ...(gateway && { ayagateway: gateway }), ...(wallet && { ayawallet: wallet }) };
}

function mmqrOf(s: ProviderValues, fail: (line: string) => Error): Pick<ProviderConfig, 'mmqr' | 'ownMmqr'> {
  const issued = together(s, ['MMQR_APP_ID', 'MMQR_PUBLISHABLE_KEY', 'MMQR_SECRET_KEY'], fail) ? {
    apiUrl: s.MMQR_API_URL, appId: s.MMQR_APP_ID, publishableKey: s.MMQR_PUBLISHABLE_KEY, secretKey: s.MMQR_SECRET_KEY,
  } : undefined;
  const own = together(s, ['OWN_MMQR_MERCHANT_ID', 'OWN_MMQR_NAME', 'OWN_MMQR_NAME_MY'], fail) ? {
    merchantId: s.OWN_MMQR_MERCHANT_ID, terminalId: s.OWN_MMQR_TERMINAL_ID, category: s.OWN_MMQR_CATEGORY, name: s.OWN_MMQR_NAME,
    city: s.OWN_MMQR_CITY, nameMy: s.OWN_MMQR_NAME_MY, cityMy: s.OWN_MMQR_CITY_MY,
  } : undefined;
  return { ...(issued && { mmqr: issued }), ...(own && { ownMmqr: own }) };
}
