export type TradeStatus = 'WAIT_PAY' | 'PAYING' | 'PAY_SUCCESS' | 'PAY_FAILED' | 'ORDER_EXPIRED' | 'ORDER_CLOSED';

/** One order at the emulated gateway. */
export interface GatewayOrder {
  readonly merchOrderId: string;
  readonly tradeType: string;
  readonly title: string;
  /** As the merchant wrote it. */
  readonly amount: string;
  readonly currency: string;
  readonly notifyUrl: string;
  readonly callbackInfo: string;
  readonly prepayId: string;
  /** Stands in the QR and in the pay page's address. */
  readonly reference: string;
  readonly qrCode?: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  status: TradeStatus;
  /** What the payer really paid, when that differs. */
  paidAmount?: string;
  mmOrderId?: string;
  paidAt?: Date;
  readonly notices: Notification[];
  readonly refunds: Refund[];
}

/** Money that went back, or is going. */
export interface Refund {
  readonly requestNo: string;
  readonly amount: number;
  readonly orderId: string;
  status: 'REFUNDING' | 'REFUND_SUCCESS';
}

/** One callback and its tries. */
export interface Notification {
  readonly body: string;
  tries: number;
  /** When it is tried (again); absent when it was received or given up. */
  dueAt?: Date;
  received: boolean;
}

/** The emulator's faults; a test or the trouble drawer sets them at any time. */
export interface Trouble {
  /** Everything is answered with a 502 page in HTML. */
  down: boolean;
  /** Milliseconds before every answer. */
  slowMs: number;
  /** precreate works, but its answer is lost on the way. */
  losesCreateAnswers: boolean;
  neverNotifies: boolean;
  notifiesTwice: boolean;
  /** A callback is sent LATE_MS after the payment, when the order is long over. */
  notifiesLate: boolean;
  /** queryorder writes ` PAY_SUCCESS`, as in KBZ's own sample. */
  spaceBeforeStatus: boolean;
  /** How callbacks write the amount: "1000", 1000 or 1000.00 without quotes. */
  amountStyle: 'string' | 'number' | 'decimal';
  /** Whether precreate's signature covers qrCode: integrations disagree (payments.md §1.4). */
  signsQrCode: boolean;
  /** precreate refuses everything. */
  refusesOrders: boolean;
  /** A refund is taken as REFUNDING, and done when somebody asks. */
  refundsSlowly: boolean;
  /** A refund is done, but its answer is lost. */
  losesRefundAnswers: boolean;
  refusesRefunds: boolean;
}

export const noTrouble = (): Trouble => ({
  down: false, slowMs: 0, losesCreateAnswers: false, neverNotifies: false, notifiesTwice: false, notifiesLate: false,
  spaceBeforeStatus: true, amountStyle: 'string', signsQrCode: false, refusesOrders: false,
  refundsSlowly: false, losesRefundAnswers: false, refusesRefunds: false,
});
