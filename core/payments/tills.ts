import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { buildProviders } from './build-providers.ts';
import type { MmqrMerchant } from './mmqr/static-mmqr.ts';
import type { OwnAccount } from './own-accounts.ts';
import type { PayWay, ProviderName } from './provider.ts';

/** A provider that is configured, and one of its ways to pay. */
export interface PayOffer {
  readonly provider: ProviderName;
  readonly way: PayWay;
}

/** Every way into a wallet that is configured: providers by wire, and our own accounts for transfers by hand. */
export interface Tills {
  readonly offers: readonly PayOffer[];
  readonly accounts: readonly OwnAccount[];
  /** Our own MMQR code, payable by everybody; a slip proves it. */
  readonly ownMmqr?: MmqrMerchant;
}

/** What the settings offer. Throws ConfigError as buildProviders does. */
export function tillsOf(config: Config): Tills {
  const providers = [...buildProviders(config, { clock: systemClock, page: (path) => path }).values()];
  return {
    offers: providers.flatMap(({ name, ways }) => ways.map((way) => ({ provider: name, way }))),
    accounts: config.manualAccounts, ...(config.ownMmqr && { ownMmqr: config.ownMmqr }),
  };
}

/** True where money can be brought by hand. */
export function takesByHand({ accounts, ownMmqr }: Tills): boolean {
  return accounts.length > 0 || ownMmqr !== undefined;
}
