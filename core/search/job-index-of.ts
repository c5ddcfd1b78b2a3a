import type { Connection } from 'mongoose';
import type { Reader } from '../db/database.ts';
import { FollowedIndex } from './followed-index.ts';

const indexes = new WeakMap<Connection, FollowedIndex>();

/** The index of the open jobs of a database: one a connection, built when it is first asked. `main.ts` asks at the start and closes it. */
export function jobIndexOf(reader: Reader): FollowedIndex {
  const known = indexes.get(reader.db);
  if (known) return known;
  const index = new FollowedIndex(reader);
  indexes.set(reader.db, index);
  return index;
}
