import type { mongo } from 'mongoose';
import type { Reader } from '../db/database.ts';
import { Jobs } from './job.model.ts';

/** Where a change stream begins: behind a change that was heard, or at a time of the server. */
export type WatchFrom = { readonly resumeAfter: mongo.ResumeToken } | { readonly startAtOperationTime: mongo.Timestamp };

export interface JobWatch {
  close(): Promise<void>;
}

export interface JobListener {
  /** A job was written; `token` is where to go on from. */
  changed(id: string, token: mongo.ResumeToken): void;
  /** The stream is over (it has resumed by itself where that was possible). */
  ended(error: Error | undefined): void;
}

/** An idle stream asks again so rarely: a small database counts every statement. A change is told at once. */
const AWAIT_MS_MAX = 30_000;
/** Counting an application changes nothing that anybody searches by. */
const QUIET_FIELDS = ['applications'];

const LOUD = {
  $or: [
    { $ne: ['$operationType', 'update'] },
    { $gt: [{ $size: { $ifNull: ['$updateDescription.removedFields', []] } }, 0] },
    { $gt: [{ $size: { $setDifference: [{ $map: { input: { $objectToArray: { $ifNull: ['$updateDescription.updatedFields', {}] } }, in: '$$this.k' } }, QUIET_FIELDS] } }, 0] },
  ],
};

/** The server's time now: what is written later is heard by a watch that begins here. One statement. */
export async function serverTime(reader: Reader): Promise<mongo.Timestamp> {
  const session = await reader.db.startSession();
  try {
    await reader.db.db?.command({ ping: 1 }, { session });
    if (!session.operationTime) throw new Error('the server tells no operation time: it is no member of a replica set');
    return session.operationTime;
  } finally {
    await session.endSession();
  }
}

/** Hears of every job that any process writes, some milliseconds after its commit. */
export function watchJobs(reader: Reader, from: WatchFrom, listener: JobListener): JobWatch {
  const stream = Jobs(reader).collection.watch([{ $match: { $expr: LOUD } }, { $project: { documentKey: 1, operationType: 1 } }], { ...from, maxAwaitTimeMS: AWAIT_MS_MAX });
  let over = false;
  const end = (error?: Error): void => {
    if (over) return;
    over = true;
    stream.close().catch(() => undefined); // it may be closed already
    listener.ended(error);
  };
  stream.on('change', (change) => {
    if ('documentKey' in change) listener.changed(String(change.documentKey._id), change._id);
    else end(); // the collection was dropped or renamed
  });
  stream.on('error', end);
  stream.on('close', () => { end(); });
  return {
    close: async () => {
      over = true;
      await stream.close();
    },
  };
}
