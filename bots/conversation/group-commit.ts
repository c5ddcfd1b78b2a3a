import { mongo } from 'mongoose';
import { answerWithin } from '../../core/db/answer-within.ts';
import type { Conversation } from './conversation.ts';

/** The database did not say whether a write took effect, and could not be asked: the platform shall deliver again. */
export class InDoubtError extends Error {}

export type CommitOutcome = 'committed' | 'lost';

interface Waiting {
  readonly write: mongo.AnyBulkWriteOperation<Conversation>;
  readonly id: string;
  readonly commit: string;
  readonly bytes: number;
  resolve(outcome: CommitOutcome): void;
  reject(error: unknown): void;
}

const GROUP_WRITES_MAX = 64;
const GROUP_BYTES_MAX = 1_000_000;

/**
 * Commits of different chats that wait at the same moment travel as one unordered `bulkWrite`. Each write is conditional on
 * its `seq`; when fewer matched than were sent, or the answer was lost, the documents are read back and `commit` ids compared.
 */
export class GroupCommit {
  readonly #collection: mongo.Collection<Conversation>;
  readonly #inFlightMax: number;
  #waiting: Waiting[] = [];
  #inFlight = 0;
  /** Groups sent and writes carried, for the metrics. */
  groups = 0;
  writes = 0;

  constructor(collection: mongo.Collection<Conversation>, inFlightMax = 1) {
    this.#collection = collection;
    this.#inFlightMax = inFlightMax;
  }

  /** Queues one write. Resolves when it is known whether it took effect; rejects with `InDoubtError` when that cannot be known. */
  commit(write: mongo.AnyBulkWriteOperation<Conversation>, id: string, commit: string, bytes: number): Promise<CommitOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, id, commit, bytes, resolve, reject });
      if (this.#inFlight < this.#inFlightMax) setImmediate(() => { void this.#flush(); });
    });
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    while (count < this.#waiting.length && count < GROUP_WRITES_MAX && (count === 0 || bytes < GROUP_BYTES_MAX)) {
      bytes += this.#waiting[count]?.bytes ?? 0;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #flush(): Promise<void> {
    if (this.#inFlight >= this.#inFlightMax) return;
    const group = this.#take();
    if (group.length === 0) return;
    this.#inFlight++;
    this.groups++;
    this.writes += group.length;
    try {
      await this.#write(group);
    } finally {
      this.#inFlight--;
      if (this.#waiting.length > 0) void this.#flush();
    }
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    const lost = new Set<Waiting>();
    let applied = 0;
    try {
      const result = await answerWithin(this.#collection.bulkWrite(group.map((each) => each.write), { ordered: false, ignoreUndefined: true }));
      applied = result.matchedCount + result.insertedCount;
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError) || error.hasErrorLabel('RetryableWriteError')) return this.#settleInDoubt(group);
      const failures = [error.writeErrors].flat();
      if (failures.length === 0) return this.#settleInDoubt(group); // the write concern failed, not a write
      for (const failure of failures) {
        const each = group[failure.index];
        if (each && failure.code === 11000) lost.add(each);
        else return this.#settleInDoubt(group);
      }
      applied = error.result.matchedCount + error.result.insertedCount;
    }
    if (applied + lost.size !== group.length) return this.#settleInDoubt(group);
    for (const each of group) each.resolve(lost.has(each) ? 'lost' : 'committed');
  }

  /** Reads back (primary, majority) whose commit ids stand in the documents. */
  async #settleInDoubt(group: readonly Waiting[]): Promise<void> {
    try {
      const found = await answerWithin(this.#collection
        .find({ _id: { $in: group.map((each) => each.id) } }, { projection: { commit: 1 }, readPreference: 'primary', readConcern: 'majority' })
        .toArray());
      const commits = new Map(found.map((each) => [each._id, each.commit]));
      for (const each of group) each.resolve(commits.get(each.id) === each.commit ? 'committed' : 'lost');
    } catch (error) {
      for (const each of group) each.reject(new InDoubtError('the database did not answer', { cause: error }));
    }
  }
}
