import { timingSafeEqual } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** No platform sends more than this to a webhook; a longer body is refused with 413 before it is read. */
export const BODY_BYTES_MAX = 256 * 1024;

/** The HTTP server: webhooks get their body as the raw bytes that were signed. */
export function createServer(log: Logger): FastifyInstance {
  const logger: FastifyBaseLogger = log.child({ part: 'http' }, { level: 'warn' });
  const server = Fastify({
    loggerInstance: logger,
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    trustProxy: true,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: true,
  });
  server.setErrorHandler((error, _request, reply) => {
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    if (status >= 500) log.error({ err: error }, 'a request failed');
    void reply.code(status).send({ error: status >= 500 ? 'internal' : 'bad request' });
  });
  return server;
}

/** Gives the routes of this scope their body as a Buffer, whatever its type: signatures are over raw bytes. */
export function rawBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => { done(null, body); });
}

/** Compares two secrets without telling by the time it takes where they differ. */
export function sameSecret(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
