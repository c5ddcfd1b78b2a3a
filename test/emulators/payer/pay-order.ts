/** How a payment stands, in the words of the playground; each emulator has its provider's own words beside it. */
export type PayState = 'waiting' | 'paid' | 'failed' | 'expired' | 'cancelled' | 'refunded';

/** What the payer may press, and what it means. */
export const ACTIONS = { pay: 'Pay', wrong: 'Pay wrong amount', fail: 'Fail', cancel: 'Cancel' } as const;
export type PayAction = keyof typeof ACTIONS;

/** One payment at an emulated provider. */
export interface PayOrder {
  /** The merchant's id. */
  readonly id: string;
  /** Stands in the pay page's address, and in a QR. */
  readonly reference: string;
  readonly title: string;
  /** As the merchant wrote it. */
  readonly amount: string;
  readonly notifyUrl: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  state: PayState;
  /** What the payer really paid, when that differs. */
  paidAmount?: string;
  transaction?: string;
}

/** The faults that every emulator knows; a test or the trouble drawer sets them at any time. */
export interface PayTrouble {
  /** Everything is answered with a 502 page in HTML. */
  down: boolean;
  /** Connections are taken and never answered. */
  hangs: boolean;
  /** A new payment is made, but the answer is lost on the way. */
  losesCreateAnswers: boolean;
  refusesOrders: boolean;
  neverNotifies: boolean;
  notifiesTwice: boolean;
  /** A callback is sent LATE_MS after the payment, when the order is long over. */
  notifiesLate: boolean;
}

export const LATE_MS = 45 * 60_000;

export const noPayTrouble = (): PayTrouble => ({
  down: false, hangs: false, losesCreateAnswers: false, refusesOrders: false, neverNotifies: false, notifiesTwice: false, notifiesLate: false,
});

/** What tests and the playground may do with any of the emulators. */
export interface PayEmulator {
  readonly origin: string;
  readonly trouble: PayTrouble;
  /** By the merchant's id. */
  readonly orders: ReadonlyMap<string, PayOrder>;
  /** Acts as the payer; resolves when the merchant's answer to the first callback is there. Late payers are let through. */
  pay(id: string, action?: PayAction): Promise<void>;
  /** The pay page of an order. */
  payPage(id: string): string;
  /** Delivers what is due by the clock; `now` delivers every repeat that still waits. */
  deliverDue(now?: boolean): Promise<void>;
  stop(): Promise<void>;
}
