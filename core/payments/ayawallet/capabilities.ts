import type { Capabilities } from '../provider.ts';

/** What AYA's wallet API can do (payments.md §3B): a query, refunds of a whole payment; no cancel. The longest `timelimit` is not published. */
export const AYAWALLET_CAPABILITIES: Capabilities = { query: true, close: false, callback: true, refund: 'whole', minutesMax: 30 };
