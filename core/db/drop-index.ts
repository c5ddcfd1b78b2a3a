import mongoose from 'mongoose';
import type { Reader } from './database.ts';

const GONE: ReadonlySet<unknown> = new Set([26, 27]); // no such collection, no such index

/** Drops an index that no schema names any more, for migrations; one that is gone is no error. */
export async function dropIndex(reader: Reader, collection: string, name: string): Promise<void> {
  try {
    await reader.db.collection(collection).dropIndex(name);
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError) || !GONE.has(error.code)) throw error;
  }
}
