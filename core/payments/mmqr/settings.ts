import type { Clock } from '../../clock.ts';

/** What MyanMyanPay, the issuer of our MMQR codes, gives to a merchant (payments.md §6.2). */
export interface MmqrSettings {
  /** `https://ezapi.myanmyanpay.com` */
  readonly apiUrl: string;
  readonly appId: string;
  /** `pk_live_…`; with `pk_test_…` the sandbox is called. */
  readonly publishableKey: string;
  /** Secret: signs everything in both directions. */
  readonly secretKey: string;
  readonly notifyUrl: string;
}

export interface MmqrParts {
  readonly settings: MmqrSettings;
  readonly clock: Clock;
}
