import { join } from 'node:path';
import { startMongo } from './mongo.ts';
import { startRedis } from './redis.ts';

/** A server to use: the configured one, or one of our own. */
export interface OpenServer {
  readonly uri: string;
  /** True when we started it; a configured server is left as it is. */
  readonly own: boolean;
  /** Ends our own server; does nothing to a configured one. */
  stop(): Promise<void>;
  /** Ends our own server at once, for data that nobody wants; does nothing to a configured one. */
  kill(): Promise<void>;
}

/** MongoDB and Redis: `MONGODB_URI` and `REDIS_URL` when set, else started under `dir` (both at the same time). */
export async function openServers(dir: string): Promise<{ readonly mongo: OpenServer; readonly redis: OpenServer }> {
  const [mongo, redis] = await Promise.all([
    openServer(process.env.MONGODB_URI, () => startMongo({ dir: join(dir, 'mongo') })),
    openServer(process.env.REDIS_URL, () => startRedis({ dir: join(dir, 'redis') })),
  ]);
  return { mongo, redis };
}

async function openServer(configured: string | undefined, start: () => Promise<Omit<OpenServer, 'own'>>): Promise<OpenServer> {
  if (configured) return { uri: configured, own: false, stop: async () => undefined, kill: async () => undefined };
  const started = await start();
  return { uri: started.uri, own: true, stop: () => started.stop(), kill: () => started.kill() };
}
