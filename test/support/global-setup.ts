import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openServers } from '../servers/open-servers.ts';
import { SHELF } from './database-shelf.ts';
import { scratchFolder } from './scratch-folder.ts';

/** One MongoDB and one Redis for the whole run; every test file takes a database and a key prefix for itself on them. */
export async function setup(): Promise<() => Promise<void>> {
  const dir = await scratchFolder();
  const { mongo, redis } = await openServers(dir);
  process.env.MONGODB_URI = mongo.uri;
  process.env.REDIS_URL = redis.uri;
  const shelf = join(dir, 'free-databases');
  await mkdir(shelf);
  process.env[SHELF] = shelf;
  return async () => {
    await Promise.all([mongo.kill(), redis.kill()]);
    await rm(dir, { recursive: true, force: true });
  };
}
