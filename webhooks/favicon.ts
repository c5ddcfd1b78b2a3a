import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** `GET /favicon.ico`: the sign that a browser puts beside the title of the panel and of the public pages. It asks for it by itself. */
export async function favicon(scope: FastifyInstance): Promise<void> {
  const icon = await readFile(join(import.meta.dirname, 'favicon.ico'));
  scope.get('/favicon.ico', (_request, reply) => reply.type('image/x-icon').header('cache-control', 'public, max-age=604800').send(icon));
}
