import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inTransaction, type Reader } from '../core/db/database.ts';
import type { PaymentProvider, Providers, ProviderName } from '../core/payments/provider.ts';
import { recordCallback } from '../core/payments/record-callback.ts';
import { rawBodies } from './server.ts';

export interface PaymentCallbackDeps {
  readonly reader: Reader;
  readonly providers: Providers;
  /** Counts what was not the provider's (metrics). */
  readonly onForged?: (provider: ProviderName) => void;
}

/**
 * `POST /webhooks/payments/PROVIDER` for each provider that is configured: a callback is proven over its raw bytes, stored, and
 * answered as the provider wants it; what it is worth is found out afterwards. Forged: 401, nothing stored, counted. Not a
 * callback: 400. Database away: 503, so that a provider that repeats repeats.
 */
export function paymentCallbacks({ reader, providers, onForged }: PaymentCallbackDeps) {
  return async (scope: FastifyInstance): Promise<void> => {
    rawBodies(scope);
    for (const provider of providers.values()) {
      scope.post(`/webhooks/payments/${provider.name}`, async (request, reply) => take(reader, provider, request, reply, onForged));
    }
  };
}

async function take(reader: Reader, provider: PaymentProvider, request: FastifyRequest, reply: FastifyReply, onForged: PaymentCallbackDeps['onForged']): Promise<FastifyReply> {
  const reading = provider.readCallback({ body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), headers: request.headers });
  if (reading.kind === 'malformed') return reply.code(400).send({ error: 'not a callback' });
  if (reading.kind === 'forged') {
    onForged?.(provider.name);
    return reply.code(401).send({ error: 'unauthorized' });
  }
  try {
    await inTransaction(reader, (tx) => recordCallback(tx, provider.name, reading.callback));
  } catch (error) {
    request.log.error({ err: error }, 'a payment callback could not be stored');
    return reply.code(503).send({ error: 'try again' });
  }
  return reply.type('text/plain').send(provider.callbackReply);
}
