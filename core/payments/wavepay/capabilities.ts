import type { Capabilities } from '../provider.ts';

/** What WavePay can do (payments.md §2.5): neither query nor close nor refund; ten minutes to pay at most. */
export const WAVEPAY_CAPABILITIES: Capabilities = { query: false, close: false, callback: true, refund: 'none', minutesMax: 10 };
