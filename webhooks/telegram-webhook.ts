import type { FastifyInstance } from 'fastify';
import type { Channel } from '../bots/channel.ts';
import type { InboundHandler } from '../bots/conversation/handle-inbound.ts';
import type { Runtime } from '../bots/conversation/runtime.ts';
import { answerUpdate } from './answer-update.ts';
import { rawBodies, sameSecret } from './server.ts';

/** `POST /webhooks/telegram`: proved by the secret header in constant time (401 otherwise, nothing read), then the way of one update. */
export function telegramWebhook(runtime: Runtime, handler: InboundHandler, channel: Channel, secret: string) {
  return async (scope: FastifyInstance): Promise<void> => {
    rawBodies(scope);
    scope.post('/webhooks/telegram', {
      onRequest: async (request, reply) => {
        const header = request.headers['x-telegram-bot-api-secret-token'];
        if (sameSecret(Array.isArray(header) ? header[0] : header, secret)) return undefined;
        runtime.count('forged_total', { route: 'telegram' });
        return reply.code(401).send({ error: 'unauthorized' });
      },
    }, async (request, reply) => answerUpdate(runtime, handler, channel, parse(request.body), reply));
  };
}

/** `undefined` for broken JSON, which the channel calls malformed. */
function parse(body: unknown): unknown {
  try {
    return Buffer.isBuffer(body) ? JSON.parse(body.toString('utf8')) : undefined;
  } catch {
    return undefined; // the sender's fault, told by a 400
  }
}
