import type { Clock } from '../../clock.ts';

/** What AYA issues to a merchant of its wallet, and where its API is (payments.md §3B). */
export interface AyaWalletSettings {
  /** `https://api.ayapay.com`; UAT: `https://opensandbox.ayainnovation.com`. */
  readonly apiUrl: string;
  /** `/merchant/1.0.0`; on UAT also `/om/1.0.0`. */
  readonly prefix: string;
  readonly consumerKey: string;
  /** Secret. */
  readonly consumerSecret: string;
  /** The merchant's own wallet, and its PIN (secret). */
  readonly phone: string;
  readonly pin: string;
  /** Secret: 32 characters, the key of callbacks. */
  readonly decryptionKey: string;
  readonly serviceCode: string;
}

export interface AyaWalletParts {
  readonly settings: AyaWalletSettings;
  readonly clock: Clock;
}
