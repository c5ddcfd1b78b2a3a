import type { Capabilities } from '../provider.ts';

/** What the issuer of MMQR can do (payments.md §6.2): query and cancel; no refund is published, nor how long a code lives. */
export const MMQR_CAPABILITIES: Capabilities = { query: true, close: true, callback: true, refund: 'none', minutesMax: 30 };
