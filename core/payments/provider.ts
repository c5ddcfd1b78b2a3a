/** Everybody who takes money for us by wire, each in its folder. The manual ways (slip, our own static QR) need no provider. */
export const PROVIDER_NAMES = ['kbzpay', 'wavepay', 'ayagateway', 'ayawallet', 'mmqr'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** Who answers no question about a payment (`capabilities.query` of each): what comes is told by them, or found in their statement. */
export const SILENT_PROVIDERS: ReadonlySet<ProviderName> = new Set<ProviderName>(['wavepay']);

/** How a person pays: a QR picture scanned by a wallet, or a page that is opened on the same phone (a wallet's app, a checkout). */
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
  /** After how many minutes the provider lets it expire: at most its `minutesMax`. */
  readonly minutes: number;
  /** The unguessable part of our pay page's address: a browser comes back there. That proves nothing. */
  readonly page: string;
}

export type CreateOutcome =
  /**
   * `qr`: the payload to draw; `link`: the page to open. One of them is there, as the way wants — or neither, when the provider has a
   * `payForm`: then our own pay page posts the payer's browser there.
   */
  | {
    readonly kind: 'created'; readonly qr?: string; readonly link?: string;
    /** The provider's own id of the charge, where later calls need it (`KnownCharge.reference`). */
    readonly reference?: string;
    /** When the provider lets it expire, where it says so. */
    readonly expiresAt?: Date;
  }
  /** The provider said no, and no again tomorrow. */
  | { readonly kind: 'refused'; readonly code: string }
  /** No answer, or one that proves nothing: it may exist. */
  | { readonly kind: 'unknown'; readonly reason: string };

export type ChargeStatus = 'paid' | 'failed' | 'pending' | 'expired' | 'cancelled';

/** How a charge stands. */
export interface ChargeFound {
  readonly kind: 'found';
  readonly status: ChargeStatus;
  /** The amount as the provider wrote it, the same in kyat when it is a whole number, and its currency. */
  readonly amountText: string;
  readonly amount?: number;
  readonly currency: string;
  /** The provider's own id of the payment. */
  readonly transaction?: string;
}

/** The provider has no such call; its capabilities say so too. */
export interface Unsupported { readonly kind: 'unsupported' }

export type QueryOutcome = ChargeFound | { readonly kind: 'missing' } | { readonly kind: 'unknown'; readonly reason: string } | Unsupported;

export type CloseOutcome = { readonly kind: 'closed' } | { readonly kind: 'unknown'; readonly reason: string } | Unsupported;

/** A charge that exists at the provider. */
export interface KnownCharge {
  readonly chargeId: string;
  /** What `create` said. */
  readonly reference?: string;
  /** Kyat that we asked for: some providers do not repeat the amount, because the payer cannot change it. */
  readonly asked?: number;
}

/** Money that goes back for a charge that was paid. */
export interface NewRefund extends KnownCharge {
  /** Our id of the refund: letters, digits and _, at most 40. The same id again is the same refund, never a second one. */
  readonly refundId: string;
  /** Kyat: the whole of `paid`, or a part where the provider can. */
  readonly amount: number;
  /** Kyat that the charge brought. */
  readonly paid: number;
  /** Latin letters, at most 100. */
  readonly reason: string;
}

export type RefundOutcome =
  | { readonly kind: 'refunded'; readonly transaction?: string }
  /** Taken, but not done: ask again with the same refund. */
  | { readonly kind: 'pending' }
  /** The provider said no: nothing goes back. */
  | { readonly kind: 'refused'; readonly code: string }
  /** No answer, or one that proves nothing: it may have gone back. Ask `queryRefund`. */
  | { readonly kind: 'unknown'; readonly reason: string }
  | Unsupported;

/** A callback that is proven to be the provider's. Where there is a query it only says that something happened, and the query says what. */
export interface Callback {
  readonly chargeId: string;
  /** The same for the same bytes of meaning: a replay is recognised by it. */
  readonly digest: string;
  /** What was signed, for the record. */
  readonly content: string;
  /** What it says happened: only from a provider that has no query, where this is the one word that we get. */
  readonly said?: ChargeFound;
}

export type CallbackReading =
  | { readonly kind: 'callback'; readonly callback: Callback }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'forged' };

/** A callback as it arrived: the bytes that were signed, and headers by their lower-case names. */
export interface CallbackMessage {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A form that the payer's own browser posts, where a provider has no other way to begin. */
export interface PayForm {
  readonly action: string;
  readonly enctype: 'multipart/form-data' | 'application/x-www-form-urlencoded';
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What a provider can do, so that nobody asks it for what it cannot. */
export interface Capabilities {
  /** Says how a charge stands. Where not, a callback or a statement file is all that there is. */
  readonly query: boolean;
  /** Can be told to take no more money for a charge. */
  readonly close: boolean;
  readonly callback: boolean;
  /** Gives money back by wire: never, only the whole payment, or a part too. */
  readonly refund: 'none' | 'whole' | 'part';
  /** The longest time to pay that it grants, in minutes. */
  readonly minutesMax: number;
}

/** What every provider offers. Its calls leave the machine: they are made by intents, never in a transaction. */
export interface PaymentProvider {
  readonly name: ProviderName;
  /** Its name in the words of people. */
  readonly labelKey: `wallet:provider.${ProviderName}`;
  readonly ways: readonly PayWay[];
  readonly capabilities: Capabilities;
  create(charge: NewCharge): Promise<CreateOutcome>;
  query(charge: KnownCharge): Promise<QueryOutcome>;
  /** Asks the provider to take no more money for it. A closed answer is no proof that nothing was paid: query afterwards. */
  close(charge: KnownCharge): Promise<CloseOutcome>;
  refund(refund: NewRefund): Promise<RefundOutcome>;
  /** How a refund stands whose answer was lost or is pending; `refused` also when the provider does not know it. */
  queryRefund(refund: NewRefund): Promise<RefundOutcome>;
  readCallback(message: CallbackMessage): CallbackReading;
  /** The body with which a stored callback is answered (HTTP 200). */
  readonly callbackReply: string;
  /** Present where the payer's browser begins the payment; made anew whenever our pay page is opened, for it is timed. */
  readonly payForm?: (charge: NewCharge) => PayForm;
}

/** The providers that are configured: nobody else is offered. */
export type Providers = ReadonlyMap<ProviderName, PaymentProvider>;
