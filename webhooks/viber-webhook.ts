import type { FastifyInstance } from 'fastify';
import type { Channel } from '../bots/channel.ts';
import type { InboundHandler } from '../bots/conversation/handle-inbound.ts';
import type { Runtime } from '../bots/conversation/runtime.ts';
import { parseViber } from '../bots/viber/receive-viber.ts';
import { verifyViber } from '../bots/viber/verify-viber.ts';
import { answerUpdate } from './answer-update.ts';
import { rawBodies } from './server.ts';

/**
 * `POST /webhooks/viber`: proved by the HMAC of the raw bytes (401 otherwise). The unsigned `webhook` event, with which Viber tries the
 * address, gets 200 and does nothing.
 */
export function viberWebhook(runtime: Runtime, handler: InboundHandler, channel: Channel, token: string) {
  return async (scope: FastifyInstance): Promise<void> => {
    rawBodies(scope);
    scope.post<{ Querystring: { sig?: string } }>('/webhooks/viber', async (request, reply) => {
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const header = request.headers['x-viber-content-signature'];
      if (!verifyViber(token, raw, Array.isArray(header) ? header[0] : header, request.query.sig)) {
        if (isTrial(raw)) return reply.code(200).send();
        runtime.count('forged_total', { route: 'viber' });
        return reply.code(401).send({ error: 'unauthorized' });
      }
      if (isTrial(raw)) return reply.code(200).send();
      return answerUpdate(runtime, handler, channel, parseViber(raw.toString('utf8')), reply);
    });
  };
}

const TRIAL_BYTES_MAX = 500;

function isTrial(raw: Buffer): boolean {
  if (raw.length > TRIAL_BYTES_MAX) return false;
  const body = parseViber(raw.toString('utf8'));
  return typeof body === 'object' && body !== null && 'event' in body && body.event === 'webhook';
}
