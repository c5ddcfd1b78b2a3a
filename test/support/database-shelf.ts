import { readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { newId } from '../../core/db/new-id.ts';

/** Where the run notes which databases are free: an empty file for each, so that of two workers one gets it. Set by the global setup. */
export const SHELF = 'TEST_DATABASE_SHELF';

export interface ShelvedDatabase {
  /** The connection string of a database that nobody else uses. */
  readonly uri: string;
  /** True when it has all collections and indexes, from an earlier file, and no document. */
  readonly ready: boolean;
}

/** A database for one file or one system: one that an earlier file gave back, else a new name. Building fifty collections with their indexes takes half a second of processor time. */
export async function takeDatabase(): Promise<ShelvedDatabase> {
  const shelf = configured(SHELF);
  for (const name of await readdir(shelf)) {
    if (await unlink(join(shelf, name)).then(() => true, taken)) return { uri: uriOf(name), ready: true };
  }
  return { uri: uriOf(`test_${newId()}`), ready: false };
}

/** Empties a database and lets others use it; one without its collections is left where it is. Nobody may write to it any more. */
export async function giveBack(connection: Connection): Promise<void> {
  const collections = await deleteDocuments(connection);
  if (collections.has('jobs')) await writeFile(join(configured(SHELF), connection.name), '');
}

/** Deletes every document and keeps collections and indexes. One statement finds the collections that have any. Returns the names of all. */
export async function deleteDocuments(connection: Connection): Promise<ReadonlySet<string>> {
  const names = (await connection.db?.listCollections({ type: 'collection' }, { nameOnly: true }).toArray() ?? []).map(({ name }) => name);
  const [first, ...others] = names;
  if (first === undefined) return new Set();
  const sample = (name: string) => [{ $limit: 1 }, { $project: { _id: 0, filled: { $literal: name } } }];
  const pipeline = [...sample(first), ...others.map((name) => ({ $unionWith: { coll: name, pipeline: sample(name) } }))];
  const found = await connection.collection(first).aggregate<{ filled: string }>(pipeline, { readConcern: { level: 'local' } }).toArray();
  await Promise.all(found.map(({ filled }) => connection.collection(filled).deleteMany({})));
  return new Set(names);
}

function uriOf(name: string): string {
  const url = new URL(configured('MONGODB_URI'));
  url.pathname = `/${name}`;
  return url.href;
}

/** Another worker was faster. */
function taken(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
  throw error;
}

/** A setting that the tests' global setup makes. */
export function configured(name: 'MONGODB_URI' | 'REDIS_URL' | typeof SHELF): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the tests' global setup starts the servers`);
  return value;
}
