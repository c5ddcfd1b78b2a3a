import { startMongo } from './mongo.ts';
import { startRedis } from './redis.ts';

/** A program for the test of orphans: starts both servers under the folder it is given, prints their pids and waits to be killed. */
const dir = process.argv[2];
if (dir === undefined) throw new Error('needs a folder');
const [mongo, redis] = await Promise.all([startMongo({ dir }), startRedis({ dir })]);
process.stdout.write(`${mongo.pid} ${redis.pid}\n`);
setInterval(() => undefined, 60_000);
