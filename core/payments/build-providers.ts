import { readFileSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import { ConfigError, type Config } from '../config.ts';
import { ayaGateway } from './ayagateway/aya-gateway.ts';
import { ayaWallet } from './ayawallet/aya-wallet.ts';
import { kbzPay } from './kbzpay/kbzpay.ts';
import type { KbzPayRefundSettings } from './kbzpay/settings.ts';
import { mmqr } from './mmqr/mmqr.ts';
import type { PaymentProvider, ProviderName, Providers } from './provider.ts';
import { wavePay } from './wavepay/wavepay.ts';

export interface ProviderParts {
  readonly clock: Clock;
  /** The address of one of our own paths: without PUBLIC_URL it is known only once the server listens. */
  readonly page: (path: string) => string;
}

/**
 * The providers whose settings are there, in the order in which they are offered; a worker and a web process build the same. Throws
 * ConfigError when a certificate cannot be read.
 */
export function buildProviders(config: Config, { clock, page }: ProviderParts): Providers {
  const { kbzpay, wavepay, ayagateway, ayawallet, mmqr: issued } = config;
  const notify = (name: ProviderName): string => page(`/webhooks/payments/${name}`);
  const returnUrl = (order: string): string => page(`/pay/${order}/back`);
  const providers: PaymentProvider[] = [];
  if (kbzpay) {
    const { refund, ...settings } = kbzpay;
    const tls = refund && { refund: readCertificates(refund) };
    providers.push(kbzPay({ settings: { ...settings, ...tls, get notifyUrl() { return notify('kbzpay'); } }, clock }));
  }
  if (wavepay) providers.push(wavePay({ ...wavepay, merchantName: config.brand, returnUrl, get notifyUrl() { return notify('wavepay'); } }));
  if (ayawallet) providers.push(ayaWallet({ settings: ayawallet, clock }));
  if (issued) providers.push(mmqr({ settings: { ...issued, get notifyUrl() { return notify('mmqr'); } }, clock }));
  if (ayagateway) providers.push(ayaGateway({ settings: { ...ayagateway, returnUrl }, clock }));
  return new Map(providers.map((provider) => [provider.name, provider]));
}

function readCertificates({ url, certificateFile, keyFile, passphrase, authorityFile }: NonNullable<NonNullable<Config['kbzpay']>['refund']>): KbzPayRefundSettings {
  return {
    url, certificate: readPem('KBZPAY_REFUND_CERT_FILE', certificateFile), key: readPem('KBZPAY_REFUND_KEY_FILE', keyFile),
    ...(passphrase !== undefined && { passphrase }), ...(authorityFile !== undefined && { authority: readPem('KBZPAY_REFUND_CA_FILE', authorityFile) }),
  };
}

function readPem(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`setting ${setting} names a file that cannot be read`);
  }
}
