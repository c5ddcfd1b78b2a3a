import type { Connection } from 'mongoose';
import { afterAll, beforeAll } from 'vitest';
import { movableClock, type MovableClock } from '../../core/clock.ts';
import { connectDatabase, type Reader } from '../../core/db/database.ts';
import { newId } from '../../core/db/new-id.ts';
import { createIndexes } from '../../core/schema.ts';

/** A database of a test file's own, with all indexes, on the run's MongoDB. */
export interface TestDatabase {
  /** The connection string of this very database, for an app under test. */
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

/** Call it at the top of a test file or a `describe`: connects before the tests, drops the database after them. */
export function useDatabase(): TestDatabase {
  const name = `test_${newId()}`;
  const clock = movableClock();
  const uri = ofDatabase(configured('MONGODB_URI'), name);
  let open: Connection | undefined;
  const connection = (): Connection => {
    if (open === undefined) throw new Error('the database is open only inside tests and hooks');
    return open;
  };
  beforeAll(async () => {
    open = await connectDatabase(uri);
    await createIndexes(open);
  });
  afterAll(async () => {
    await open?.dropDatabase();
    await open?.close();
  });
  return {
    uri,
    redisUrl: configured('REDIS_URL'),
    redisPrefix: `${name}:`,
    clock,
    get connection() { return connection(); },
    get reader() { return { db: connection(), clock }; },
    empty: async () => {
      const collections = await connection().db?.collections() ?? [];
      await Promise.all(collections.map((collection) => collection.deleteMany({})));
    },
  };
}

function configured(name: 'MONGODB_URI' | 'REDIS_URL'): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the tests' global setup starts the servers`);
  return value;
}

function ofDatabase(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}
