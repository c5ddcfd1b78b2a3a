import mongoose, { type ClientSession } from 'mongoose';
import type { Reader } from '../db/database.ts';

const BATCH = 1_000;

/** Collections as they were at one instant, however long the reading takes (MongoDB keeps history for five minutes). */
export interface Snapshot {
  /** All documents that match, in order, never more than a batch of them in memory. */
  stream<T extends object>(collection: string, filter: object, sort: Record<string, 1 | -1>): AsyncIterator<T>;
  aggregate<T extends object>(collection: string, pipeline: object[]): Promise<T[]>;
}

/** A collection or an index is younger than the instant that the server chose. */
const TOO_YOUNG = 246;
const TRIES_MAX = 20;
const WAIT_MS = 100;

/** Reads at one instant without a transaction, which could last for one minute only. May begin again while indexes are being made. */
export async function atOneMoment<T>(reader: Reader, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await readOnce(reader, read);
    } catch (error) {
      if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== TOO_YOUNG || tries >= TRIES_MAX) throw error;
    }
    await new Promise((resolve) => { setTimeout(resolve, WAIT_MS); });
  }
}

async function readOnce<T>(reader: Reader, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const session: ClientSession = await reader.db.startSession({ snapshot: true });
  const options = { session, readConcern: { level: 'snapshot' as const }, batchSize: BATCH, allowDiskUse: true };
  try {
    return await read({
      stream: <D extends object>(collection: string, filter: object, sort: Record<string, 1 | -1>) =>
        reader.db.collection(collection).find<D>(filter, { ...options, sort })[Symbol.asyncIterator](),
      aggregate: <D extends object>(collection: string, pipeline: object[]) => reader.db.collection(collection).aggregate<D>(pipeline, options).toArray(),
    });
  } finally {
    await session.endSession();
  }
}

/** Goes through a stream while looking one ahead, for streams that are read side by side. */
export class Walk<T> {
  readonly #source: AsyncIterator<T>;
  /** The next one; undefined at the end. */
  head: T | undefined;

  private constructor(source: AsyncIterator<T>) { this.#source = source; }

  static async start<T>(source: AsyncIterator<T>): Promise<Walk<T>> {
    const walk = new Walk(source);
    await walk.advance();
    return walk;
  }

  async advance(): Promise<void> {
    const next = await this.#source.next();
    this.head = next.done === true ? undefined : next.value;
  }
}
