import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { LocalServer } from './child-server.ts';
import { findMongod } from './find-mongod.ts';
import { type ServerKind, startLocalServer } from './local-server.ts';

const REPLICA_SET = 'rs0';
const NOT_YET_INITIALIZED = 94;

/**
 * A MongoDB of our own: a replica set of one, with transactions and journalled majority writes. `dir` keeps the data (`dir/db`)
 * and the log (`dir/mongod.log`); data of an earlier run, also of one that was killed, is taken up again on any port.
 */
export async function startMongo(options: { readonly dir: string; readonly port?: number }): Promise<LocalServer> {
  const data = join(options.dir, 'db');
  await mkdir(data, { recursive: true });
  const command = await findMongod();
  try {
    return await startLocalServer(mongoAt(command, options.dir, data), options.port ?? 0);
  } catch (error) {
    if (error instanceof Error && error.message.includes('DBPathInUse')) throw new Error(`another program uses the data in ${options.dir}: stop it first`, { cause: error });
    throw error;
  }
}

/** What a killed process held in an open transaction is free again after so long (MongoDB's own limit is a minute: a chat would be dumb so long). */
const ORPHAN_SECONDS = 15;

/**
 * How much of the cache may be changed pages before they are written out. MongoDB's own figures (5 and 20 percent) are for caches of many gigabytes:
 * of 256 MB they leave so little that a page is written again for every few changes.
 */
const CHANGED_PAGES = 'eviction_dirty_target=40,eviction_dirty_trigger=60,eviction_updates_target=30,eviction_updates_trigger=50';

function mongoAt(command: string, dir: string, data: string): ServerKind {
  return {
    name: 'MongoDB',
    command,
    log: join(dir, 'mongod.log'),
    args: (port) => [
      '--replSet', REPLICA_SET, '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', data,
      '--wiredTigerCacheSizeGB', '0.25', '--wiredTigerEngineConfigString', CHANGED_PAGES, '--oplogSize', '200', '--nounixsocket',
      '--setParameter', 'diagnosticDataCollectionEnabled=false',
      '--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100',
      '--setParameter', `transactionLifetimeLimitSeconds=${ORPHAN_SECONDS}`,
    ],
    uri: (port) => `mongodb://127.0.0.1:${port}/?directConnection=true`,
    ready: becomePrimary,
  };
}

/** Makes the server the primary of its set, under the port it has now; throws while it is not (yet). */
async function becomePrimary(port: number): Promise<void> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 500, maxPoolSize: 1 });
  try {
    await client.connect();
    const admin = client.db('admin');
    await formSet(admin, `127.0.0.1:${port}`);
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary !== true) throw new Error('not yet the primary');
  } finally {
    await client.close();
  }
}

async function formSet(admin: mongoose.mongo.Db, host: string): Promise<void> {
  const config = await currentConfig(admin);
  if (config === undefined) {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
  } else if (config.members[0]?.host !== host) {
    await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members: [{ _id: 0, host }] }, force: true });
  }
}

async function currentConfig(admin: mongoose.mongo.Db): Promise<{ version: number; members: { host: string }[] } | undefined> {
  try {
    const reply = await admin.command({ replSetGetConfig: 1 });
    return reply.config;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === NOT_YET_INITIALIZED) return undefined;
    throw error;
  }
}
