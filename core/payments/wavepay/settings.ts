/** What Wave Money issues to a merchant, and where its gateway is (payments.md §2.1). */
export interface WavePaySettings {
  /** `https://payments.wavemoney.io`; pre-production: `https://preprodpayments.wavemoney.io:8107`. */
  readonly apiUrl: string;
  /** Where the payer's page is: the same host without the port. */
  readonly pageUrl: string;
  readonly merchantId: string;
  /** Secret: the key of every hash in both directions. */
  readonly secret: string;
  /** What the payer reads as the merchant's name. */
  readonly merchantName: string;
  /** Our callback address: https on port 443 in production. It is part of the hashes. */
  readonly notifyUrl: string;
  /** Where the payer's browser comes back to, by the order's page. */
  readonly returnUrl: (page: string) => string;
}
