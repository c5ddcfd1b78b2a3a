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
  /** Where refunds are served, over mutual TLS on a port of its own. Absent: no refunds by wire. */
  readonly refund?: KbzPayRefundSettings;
}

export interface KbzPayRefundSettings {
  /** `https://api.kbzpay.com:8008/payment/gateway/refund`; UAT: `https://api-uat.kbzpay.com:18008/payment/gateway/uat/refund`. */
  readonly url: string;
  /** Our certificate and its key as KBZ issued them, PEM; the key's passphrase when it has one. */
  readonly certificate: string;
  readonly key: string;
  readonly passphrase?: string;
  /** The authority that signs their server's certificate, PEM, when it is a private one. */
  readonly authority?: string;
}

export interface KbzPayParts {
  readonly settings: KbzPaySettings;
  readonly clock: Clock;
}
