import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { LocalServer } from './child-server.ts';
import { findRedisServer } from './find-redis-server.ts';
import { startLocalServer } from './local-server.ts';

const ANSWER_MS_MAX = 1_000;

/**
 * A Redis of our own that keeps nothing on disk (nothing of the product's truth is in Redis) and evicts nothing (BullMQ's
 * demand). `dir` holds its log, `dir/redis.log`.
 */
export async function startRedis(options: { readonly dir: string; readonly port?: number }): Promise<LocalServer> {
  await mkdir(options.dir, { recursive: true });
  return startLocalServer({
    name: 'Redis',
    command: await findRedisServer(),
    log: join(options.dir, 'redis.log'),
    args: (port) => [
      '--bind', '127.0.0.1', '--port', String(port), '--dir', options.dir, '--save', '', '--appendonly', 'no',
      '--maxmemory-policy', 'noeviction', '--daemonize', 'no',
    ],
    uri: (port) => `redis://127.0.0.1:${port}`,
    ready: ping,
  }, options.port ?? 0);
}

async function ping(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(ANSWER_MS_MAX, () => socket.destroy(new Error('no answer')));
    socket.once('data', (answer) => {
      socket.destroy();
      if (answer.toString().startsWith('+PONG')) resolve();
      else reject(new Error(`it answers ${answer.toString().trim()}`));
    });
    socket.once('error', reject);
  });
}
