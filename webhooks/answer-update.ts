import type { FastifyReply } from 'fastify';
import type { Channel } from '../bots/channel.ts';
import { TryAgainError, type InboundHandler } from '../bots/conversation/handle-inbound.ts';
import type { Runtime } from '../bots/conversation/runtime.ts';

/**
 * Hands one verified, parsed body to the conversations and answers the platform: 200 after the commit and never before, 503 when it shall
 * deliver again, 400 for what no platform sends. Unknown kinds are acknowledged and counted.
 */
export async function answerUpdate(runtime: Runtime, handler: InboundHandler, channel: Channel, body: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const received = channel.receive(body, runtime.reader.clock.now());
  runtime.count('updates_total', { channel: channel.name, kind: received.kind === 'inbound' ? received.inbound.body.kind : received.kind });
  switch (received.kind) {
    case 'malformed': return reply.code(400).send({ error: 'bad request' });
    case 'ignored': return reply.code(200).send();
    case 'aside':
      received.run?.().catch((error: unknown) => { runtime.log.warn({ err: error, name: received.name }, 'an aside failed'); });
      return reply.code(200).send();
    case 'inbound': break;
  }
  channel.touch?.(received.inbound);
  try {
    const { welcome } = await handler.handle(received.inbound);
    return welcome === undefined ? reply.code(200).send() : reply.code(200).type('application/json; charset=utf-8').send(welcome);
  } catch (error) {
    if (!(error instanceof TryAgainError)) throw error;
    runtime.log.warn({ err: error, channel: channel.name }, 'an update shall be delivered again');
    return reply.code(503).header('retry-after', '1').send();
  }
}
