import type { Connection } from 'mongoose';
import type { Reader } from '../db/database.ts';
import { CHANGE_OVERLAP_MS } from './watch-limits.ts';
import { WatchIndex, type IndexedWatch } from './watch-index.ts';
import { Watches } from './watch.model.ts';

const FIELDS = { member: 1, code: 1, pace: 1 } as const;
const BATCH = 1_000;

/**
 * One process's index of the saved searches. It is built at the first job and brought up to date before every other one: what was written
 * since, and a little before, is read again, so that a transaction that ended late is not missed. Deleted searches are noticed when they would be told.
 */
class FollowedWatches {
  #index = new WatchIndex();
  #until: Date | undefined;
  #catching: Promise<WatchIndex> | undefined;

  /** The index with everything that was committed when this was called. */
  async upToDate(reader: Reader): Promise<WatchIndex> {
    await this.#catching?.catch(() => undefined); // one that began earlier may have looked too early
    this.#catching ??= this.#catchUp(reader).finally(() => { this.#catching = undefined; });
    return this.#catching;
  }

  /** A search written while this reads bears a later stamp, and is read at the next call. */
  async #catchUp(reader: Reader): Promise<WatchIndex> {
    const now = reader.clock.now();
    if (this.#index.isWorn) [this.#index, this.#until] = [new WatchIndex(), undefined];
    const since = this.#until && { changedAt: { $gte: new Date(this.#until.getTime() - CHANGE_OVERLAP_MS) } };
    const cursor = Watches({ db: reader.db }).collection.find<IndexedWatch>({ ...since }, { projection: FIELDS, batchSize: BATCH });
    try {
      while (await cursor.hasNext()) {
        for (const { _id, member, code, pace } of cursor.readBufferedDocuments()) this.#index.put({ _id, member, code, pace });
        await new Promise((resolve) => { setImmediate(resolve); });
      }
    } finally {
      await cursor.close();
    }
    this.#until = now;
    return this.#index;
  }
}

const followed = new WeakMap<Connection, FollowedWatches>();

/** This process's index of one database's saved searches, up to date. One statement once it is built. */
export async function watchIndexOf(reader: Reader): Promise<WatchIndex> {
  const known = followed.get(reader.db);
  if (known) return known.upToDate(reader);
  const made = new FollowedWatches();
  followed.set(reader.db, made);
  return made.upToDate(reader);
}
