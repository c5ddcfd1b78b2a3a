import { noPayTrouble, type PayOrder, type PayTrouble } from '../payer/pay-order.ts';

/** One payment at the emulated WavePay: `id` is its merchant_reference_id. */
export interface WaveOrder extends PayOrder {
  readonly orderId: string;
  readonly merchantId: string;
  readonly seconds: number;
  readonly frontendUrl: string;
  readonly description: string;
  /** When the scheduler tells of an abandoned payment, 1–900 s after its end. */
  readonly abandonedAt: Date;
  told?: boolean;
}

export interface WaveTrouble extends PayTrouble {
  /** The payer has too little money at first: INSUFFICIENT_BALANCE comes, and PAYMENT_CONFIRMED after it. */
  poorFirst: boolean;
  /** How callbacks write the amount: "1000", 1000 or 1000.00 without quotes. */
  amountStyle: 'string' | 'number' | 'decimal';
}

export const noWaveTrouble = (): WaveTrouble => ({ ...noPayTrouble(), poorFirst: false, amountStyle: 'number' });
