import type { FastifyInstance } from 'fastify';
import { inTransaction, type Reader } from '../core/db/database.ts';
import type { PaymentProvider } from '../core/payments/provider.ts';
import { recordCallback } from '../core/payments/record-callback.ts';
import { rawBodies } from './server.ts';

export interface KbzPayCallbackDeps {
  readonly reader: Reader;
  readonly provider: PaymentProvider;
  /** Counts what was not KBZPay's (metrics). */
  readonly onForged?: () => void;
}

/**
 * `POST /webhooks/payments/kbzpay`: a proven callback is stored and answered with the word `success` (payments.md §1.6); what it is
 * worth is asked of the gateway afterwards. Forged: 401, nothing stored. Not a callback: 400. Database away: 503, and KBZPay
 * repeats after 60 and 600 seconds.
 */
export function kbzPayCallback({ reader, provider, onForged }: KbzPayCallbackDeps) {
  return async (scope: FastifyInstance): Promise<void> => {
    rawBodies(scope);
    scope.post('/webhooks/payments/kbzpay', async (request, reply) => {
      const reading = provider.readCallback(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
      if (reading.kind === 'malformed') return reply.code(400).send({ error: 'not a callback' });
      if (reading.kind === 'forged') {
        onForged?.();
        return reply.code(401).send({ error: 'unauthorized' });
      }
      try {
        await inTransaction(reader, (tx) => recordCallback(tx, provider.name, reading.callback));
      } catch (error) {
        request.log.error({ err: error }, 'a payment callback could not be stored');
        return reply.code(503).send({ error: 'try again' });
      }
      return reply.type('text/plain').send('success');
    });
  };
}
