import type { Connection } from 'mongoose';
import { afterAll, beforeAll } from 'vitest';
import { movableClock, type MovableClock } from '../../core/clock.ts';
import { connectDatabase, type Reader } from '../../core/db/database.ts';
import { newId } from '../../core/db/new-id.ts';
import { createIndexes } from '../../core/schema.ts';
import { configured, deleteDocuments, giveBack, takeDatabase } from './database-shelf.ts';

/** A database of a test file's own, with all indexes, on the run's MongoDB. */
export interface TestDatabase {
  /** The connection string of this very database, for an app under test; only inside tests and hooks. */
  readonly uri: string;
  /** The run's Redis. */
  readonly redisUrl: string;
  /** Begins every Redis key of this file. */
  readonly redisPrefix: string;
  /** Time for this file; move it as you like. */
  readonly clock: MovableClock;
  /** The connection; only inside tests and hooks. */
  readonly connection: Connection;
  /** The connection and the clock as use cases want them; only inside tests and hooks. */
  readonly reader: Reader;
  /** Deletes every document and keeps the indexes, for a `beforeEach`. */
  empty(): Promise<void>;
}

export interface DatabaseOptions {
  /** For a file that changes collections or indexes: its database is dropped after it, and nobody else gets it. */
  readonly altered?: boolean;
}

/** Call it at the top of a test file or a `describe`: connects before the tests, and gives the database back, empty, after them. */
export function useDatabase({ altered = false }: DatabaseOptions = {}): TestDatabase {
  const clock = movableClock();
  let open: { readonly connection: Connection; readonly uri: string } | undefined;
  const opened = (): NonNullable<typeof open> => {
    if (open === undefined) throw new Error('the database is open only inside tests and hooks');
    return open;
  };
  beforeAll(async () => {
    const { uri, ready } = await takeDatabase();
    open = { uri, connection: await connectDatabase(uri) };
    if (!ready) await createIndexes(open.connection);
  });
  afterAll(async () => {
    if (open === undefined) return;
    await (altered ? open.connection.dropDatabase() : giveBack(open.connection));
    await open.connection.close();
  });
  return {
    get uri() { return opened().uri; },
    redisUrl: configured('REDIS_URL'),
    redisPrefix: `test_${newId()}:`,
    clock,
    get connection() { return opened().connection; },
    get reader() { return { db: opened().connection, clock }; },
    empty: async () => { await deleteDocuments(opened().connection); },
  };
}
