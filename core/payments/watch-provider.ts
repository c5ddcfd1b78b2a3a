import type { Reader } from '../db/database.ts';
import { asideMinutes, ASIDE_AFTER_FAILURES, STREAK_MS } from './payment-rules.ts';
import { ProviderHealths, type ProviderHealth } from './provider-health.model.ts';
import type { PaymentProvider, ProviderName, Providers } from './provider.ts';

/**
 * The same provider, every answer of which is noted: after ASIDE_AFTER_FAILURES calls in a row without a usable one it is set aside for some
 * minutes, each time for longer, and its first answer brings it back. A refusal is an answer.
 */
export function watchProvider(reader: Reader, provider: PaymentProvider): PaymentProvider {
  const noted = async <T extends { readonly kind: string }>(call: Promise<T>): Promise<T> => {
    const outcome = await call;
    if (outcome.kind === 'unknown') await noteFailure(reader, provider.name);
    else if (outcome.kind !== 'unsupported') await noteAnswer(reader, provider.name);
    return outcome;
  };
  return {
    ...provider,
    create: (charge) => noted(provider.create(charge)),
    query: (charge) => noted(provider.query(charge)),
    close: (charge) => noted(provider.close(charge)),
  };
}

/** All of them, watched. */
export function watchProviders(reader: Reader, providers: Providers): Providers {
  return new Map([...providers].map(([name, provider]) => [name, watchProvider(reader, provider)]));
}

/** The providers that are set aside now, each with until when. */
export async function readAside(reader: Reader): Promise<ReadonlyMap<ProviderName, Date>> {
  const now = reader.clock.now();
  const aside = await ProviderHealths(reader).find({ asideUntil: { $gt: now } }).session(reader.session ?? null).lean<ProviderHealth[]>();
  return new Map(aside.flatMap(({ _id, asideUntil }) => (asideUntil ? [[_id, asideUntil] as const] : [])));
}

/** Nothing is written while all is well. */
async function noteAnswer(reader: Reader, name: ProviderName): Promise<void> {
  await ProviderHealths(reader).deleteOne({ _id: name });
}

async function noteFailure(reader: Reader, name: ProviderName): Promise<void> {
  const failedAt = reader.clock.now();
  const streakFrom = new Date(failedAt.getTime() - STREAK_MS);
  const health = await ProviderHealths(reader).findOneAndUpdate(
    { _id: name },
    [{
      $set: {
        failures: { $cond: [{ $gt: ['$failedAt', streakFrom] }, { $add: ['$failures', 1] }, 1] },
        times: { $cond: [{ $gt: ['$failedAt', streakFrom] }, '$times', 0] },
        failedAt,
      },
    }],
    { upsert: true, updatePipeline: true, returnDocument: 'after', lean: true },
  );
  if (!health || health.failures < ASIDE_AFTER_FAILURES) return;
  const asideUntil = new Date(failedAt.getTime() + asideMinutes(health.times) * 60_000);
  await ProviderHealths(reader).updateOne( // of two that notice it, one sets it aside
    { _id: name, times: health.times, $or: [{ asideUntil: { $exists: false } }, { asideUntil: { $lte: failedAt } }] },
    { $set: { asideUntil }, $inc: { times: 1 } },
  );
}
