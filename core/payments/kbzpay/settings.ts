import type { Clock } from '../../clock.ts';

/** What KBZ issues to a merchant, and where its gateway is. */
export interface KbzPaySettings {
  /** `https://api.kbzpay.com/payment/gateway`; UAT: `http://api-uat.kbzpay.com/payment/gateway/uat`. */
  readonly apiUrl: string;
  /** Where closeorder is served, when not there: UAT answers it on https only and the others on http only. */
  readonly closeApiUrl?: string;
  /** `https://wap.kbzpay.com/pgw/pwa/#/` */
  readonly pwaUrl: string;
  readonly appId: string;
  readonly merchantCode: string;
  /** Secret: signs everything in both directions. */
  readonly appKey: string;
  /** Our callback address, as registered with KBZ; without a query string. */
  readonly notifyUrl: string;
}

export interface KbzPayParts {
  readonly settings: KbzPaySettings;
  readonly clock: Clock;
}
