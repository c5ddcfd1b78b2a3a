import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

export interface HealthChecks {
  database(): Promise<boolean>;
  redis(): Promise<boolean>;
}

/** `/healthz` (alive), `/readyz` (databases reachable, 503 otherwise), `/metrics` (Prometheus). */
export function healthRoutes(checks: HealthChecks, registry: Registry) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.get('/healthz', async () => ({ ok: true }));
    scope.get('/readyz', async (_request, reply) => {
      const [database, redis] = await Promise.all([checks.database(), checks.redis()]);
      return reply.code(database && redis ? 200 : 503).send({ database, redis });
    });
    scope.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  };
}
