import type { Clock } from '../../clock.ts';

/** What AYA issues to a merchant of its Payment Gateway, and where that is (payments.md §3A). */
export interface AyaGatewaySettings {
  /** `https://pgw.ayainnovation.com`; UAT: `https://uat-pgw.ayainnovation.com`. */
  readonly apiUrl: string;
  readonly appKey: string;
  /** Secret: the key of every checksum in both directions. */
  readonly appSecret: string;
  /** With what the payer pays, as the gateway calls it: `aya_pay`, `kbz_pay`, `mpu`, … */
  readonly channel: string;
  /** How that is begun on the gateway's page. */
  readonly method: 'WEB' | 'QR' | 'NOTI';
  /** Where the payer's browser comes back to, by the order's page. */
  readonly returnUrl: (page: string) => string;
}

export interface AyaGatewayParts {
  readonly settings: AyaGatewaySettings;
  readonly clock: Clock;
}
