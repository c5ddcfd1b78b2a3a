import { fileURLToPath } from 'node:url';
import { startAyaGatewayEmulator, type AyaGatewayEmulator } from '../ayapay/start-ayagateway.ts';
import { startAyaWalletEmulator, type AyaWalletEmulator } from '../ayapay/start-ayawallet.ts';
import { startKbzPayEmulator, type KbzPayEmulator } from '../kbzpay/start-kbzpay.ts';
import { startMmqrEmulator, type MmqrEmulator } from '../mmqr/start-mmqr.ts';
import { startWavePayEmulator, type WavePayEmulator } from '../wavepay/start-wavepay.ts';

export interface PayEmulators {
  readonly kbzpay: KbzPayEmulator;
  readonly wavepay: WavePayEmulator;
  readonly ayagateway: AyaGatewayEmulator;
  readonly ayawallet: AyaWalletEmulator;
  readonly mmqr: MmqrEmulator;
  /** The product's settings with which it finds them all. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface PayEmulatorOptions {
  readonly now?: () => Date;
  /** The product's address: AYA's callbacks go where the merchant registered, for its requests do not say. */
  readonly appUrl: () => string;
  /** Ports to keep from one start to the next. */
  readonly ports?: { readonly kbzpay?: number; readonly wavepay?: number; readonly wavepages?: number; readonly ayagateway?: number; readonly ayawallet?: number; readonly mmqr?: number };
}

const tls = (name: string): string => fileURLToPath(new URL(`../kbzpay/tls/${name}`, import.meta.url));
const KBZPAY = { appId: 'kp0123456789abcdef0123456789abcd', merchantCode: '200001', appKey: 'emulator-app-key-0123456789abcdef' };
const WAVEPAY = { merchantId: 'wave-emulator-merchant', secret: 'wave-emulator-secret' };
const AYAGATEWAY = { appKey: 'aya-emulator-app', appSecret: 'aya-emulator-secret' };
const AYAWALLET = {
  consumerKey: 'aya-emulator-key', consumerSecret: 'aya-emulator-consumer', phone: '09450000000', pin: '246810',
  decryptionKey: 'emulator-key-of-32-characters-00', serviceCode: 'emulator',
};
const MMQR = { appId: 'MMemulator', publishableKey: 'pk_test_emulator', secretKey: 'sk_test_emulator' };

/** Starts the emulators of all providers of payments on loopback. */
export async function startPayEmulators({ now, appUrl, ports = {} }: PayEmulatorOptions): Promise<PayEmulators> {
  const time = now && { now };
  const at = (port: number | undefined) => port !== undefined && { port };
  const [kbzpay, wavepay, ayagateway, ayawallet, mmqr] = await Promise.all([
    startKbzPayEmulator({ ...KBZPAY, ...time, ...at(ports.kbzpay) }),
    startWavePayEmulator({ ...WAVEPAY, ...time, ...at(ports.wavepay), ...(ports.wavepages !== undefined && { pagePort: ports.wavepages }) }),
    startAyaGatewayEmulator({ ...AYAGATEWAY, notifyUrl: () => `${appUrl()}/webhooks/payments/ayagateway`, ...time, ...at(ports.ayagateway) }),
    startAyaWalletEmulator({ ...AYAWALLET, notifyUrl: () => `${appUrl()}/webhooks/payments/ayawallet`, ...time, ...at(ports.ayawallet) }),
    startMmqrEmulator({ ...MMQR, ...time, ...at(ports.mmqr) }),
  ]);
  return {
    kbzpay, wavepay, ayagateway, ayawallet, mmqr,
    env: {
      KBZPAY_API_URL: kbzpay.apiUrl, KBZPAY_PWA_URL: kbzpay.pwaUrl, KBZPAY_APP_ID: KBZPAY.appId, KBZPAY_MERCHANT_CODE: KBZPAY.merchantCode, KBZPAY_APP_KEY: KBZPAY.appKey,
      KBZPAY_REFUND_URL: kbzpay.refundUrl, KBZPAY_REFUND_CERT_FILE: tls('merchant.crt'), KBZPAY_REFUND_KEY_FILE: tls('merchant.key'), KBZPAY_REFUND_PASSPHRASE: 'emulator',
      KBZPAY_REFUND_CA_FILE: tls('authority.crt'),
      WAVEPAY_API_URL: wavepay.apiUrl, WAVEPAY_PAGE_URL: wavepay.pageUrl, WAVEPAY_MERCHANT_ID: WAVEPAY.merchantId, WAVEPAY_SECRET: WAVEPAY.secret,
      AYAGATEWAY_API_URL: ayagateway.apiUrl, AYAGATEWAY_APP_KEY: AYAGATEWAY.appKey, AYAGATEWAY_APP_SECRET: AYAGATEWAY.appSecret,
      AYAWALLET_API_URL: ayawallet.apiUrl, AYAWALLET_CONSUMER_KEY: AYAWALLET.consumerKey, AYAWALLET_CONSUMER_SECRET: AYAWALLET.consumerSecret,
      AYAWALLET_PHONE: AYAWALLET.phone, AYAWALLET_PIN: AYAWALLET.pin, AYAWALLET_DECRYPTION_KEY: AYAWALLET.decryptionKey, AYAWALLET_SERVICE_CODE: AYAWALLET.serviceCode,
      MMQR_API_URL: mmqr.apiUrl, MMQR_APP_ID: MMQR.appId, MMQR_PUBLISHABLE_KEY: MMQR.publishableKey, MMQR_SECRET_KEY: MMQR.secretKey,
    },
    stop: async () => { await Promise.all([kbzpay.stop(), wavepay.stop(), ayagateway.stop(), ayawallet.stop(), mmqr.stop()]); },
  };
}
