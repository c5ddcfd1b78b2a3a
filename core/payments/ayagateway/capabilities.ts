import type { Capabilities } from '../provider.ts';

/** What AYA's gateway can do (payments.md §3A): it is asked by `enquiry`; no cancel and no refund are published, nor how long it waits. */
export const AYAGATEWAY_CAPABILITIES: Capabilities = { query: true, close: false, callback: true, refund: 'none', minutesMax: 120 };
