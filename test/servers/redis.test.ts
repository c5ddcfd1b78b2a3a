import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { startRedis } from './redis.ts';

test('a Redis of our own evicts nothing and is empty after a restart', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'myanjobs-redis-'));
  const server = await startRedis({ dir });
  const client = new Redis(server.uri);
  client.on('error', () => undefined); // the restart is meant
  expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  await client.set('key', 'value');
  await server.restart();
  expect(await client.get('key')).toBeNull();
  client.disconnect();
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});
