/** How a person pays: a QR picture scanned by any wallet, or a page that opens the wallet's app on the same phone. */
export type PayWay = 'qr' | 'app';

/** What a provider is asked to collect. */
export interface NewCharge {
  /** Our id at the provider: letters, digits and _, at most 40. Used once. */
  readonly chargeId: string;
  /** Kyat. */
  readonly amount: number;
  readonly way: PayWay;
  /** What the payer's app shows; Latin letters. */
  readonly title: string;
  /** After how many minutes the provider lets it expire (1–120). */
  readonly minutes: number;
}

export type CreateOutcome =
  /** `qr`: the payload to draw; `link`: the page to open. One of them is there, as the way wants. */
  | { readonly kind: 'created'; readonly qr?: string; readonly link?: string }
  /** The provider said no, and no again tomorrow. */
  | { readonly kind: 'refused'; readonly code: string }
  /** No answer, or one that proves nothing: it may exist. */
  | { readonly kind: 'unknown'; readonly reason: string };

export type ChargeStatus = 'paid' | 'failed' | 'pending' | 'expired' | 'cancelled';

export type QueryOutcome =
  | {
    readonly kind: 'found'; readonly status: ChargeStatus;
    /** The amount as the provider wrote it, the same in kyat when it is a whole number, and its currency. */
    readonly amountText: string; readonly amount?: number; readonly currency: string;
    /** The provider's own id of the payment. */
    readonly transaction?: string;
  }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown'; readonly reason: string };

export type CloseOutcome = { readonly kind: 'closed' } | { readonly kind: 'unknown'; readonly reason: string };

/** A callback whose signature is right. It says that something happened, never what: the query says that. */
export interface Callback {
  readonly chargeId: string;
  /** The same for the same bytes of meaning: a replay is recognised by it. */
  readonly digest: string;
  /** What was signed, for the record. */
  readonly content: string;
}

export type CallbackReading =
  | { readonly kind: 'callback'; readonly callback: Callback }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'forged' };

/** What every provider offers. Its calls leave the machine: they are made by intents, never in a transaction. */
export interface PaymentProvider {
  readonly name: 'kbzpay';
  readonly ways: readonly PayWay[];
  create(charge: NewCharge): Promise<CreateOutcome>;
  query(chargeId: string): Promise<QueryOutcome>;
  /** Asks the provider to take no more money for it. A closed answer is no proof that nothing was paid: query afterwards. */
  close(chargeId: string): Promise<CloseOutcome>;
  readCallback(body: Buffer): CallbackReading;
}
