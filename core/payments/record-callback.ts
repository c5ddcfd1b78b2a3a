import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { maskPhones } from './mask-phones.ts';
import { PaymentCallbacks } from './payment-callback.model.ts';
import type { Callback, ProviderName } from './provider.ts';

/** Keeps a proven callback, with the payer's number masked, and plans asking the provider about its order. A replay changes nothing. */
export async function recordCallback(tx: Tx, provider: ProviderName, callback: Callback): Promise<void> {
  const { chargeId: charge, content, digest, said } = callback;
  await PaymentCallbacks(tx).updateOne(
    { _id: `${provider}:${digest}` },
    { $setOnInsert: { provider, charge, content: maskPhones(content, charge), receivedAt: tx.clock.now(), ...(said && { said }) } },
    { session: tx.session, upsert: true },
  );
  await planIntent(tx, { id: `${provider}.callback:${digest}`, kind: `${provider}.settle`, payload: { charge, why: 'callback', callback: `${provider}:${digest}` } });
}
