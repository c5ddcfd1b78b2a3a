import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { kbzPay } from './kbzpay/kbzpay.ts';
import type { PaymentProvider, ProviderName, Providers } from './provider.ts';

export interface ProviderParts {
  readonly clock: Clock;
  /** The address of one of our own paths, known once the server listens. */
  readonly page: (path: string) => string;
}

/** The providers whose settings are there, in the order in which they are offered. */
export function buildProviders(config: Config, { clock, page }: ProviderParts): Providers {
  const providers: PaymentProvider[] = [];
  const notify = (name: ProviderName): string => page(`/webhooks/payments/${name}`);
  if (config.kbzpay) providers.push(kbzPay({ settings: { ...config.kbzpay, get notifyUrl() { return notify('kbzpay'); } }, clock }));
  return new Map(providers.map((provider) => [provider.name, provider]));
}
