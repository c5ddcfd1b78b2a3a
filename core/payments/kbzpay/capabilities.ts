import type { Capabilities } from '../provider.ts';
import type { KbzPaySettings } from './settings.ts';

/** What KBZPay can do (payments.md §1). Refunds need a client certificate that KBZ issues separately. */
export function capabilitiesOf(settings: KbzPaySettings): Capabilities {
  return { query: true, close: true, callback: true, refund: settings.refund ? 'part' : 'none', minutesMax: 120 };
}
