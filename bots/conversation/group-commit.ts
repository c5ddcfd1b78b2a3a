import type { mongo } from 'mongoose';
import { answerWithin } from '../../core/db/answer-within.ts';
import type { Conversation } from './conversation.ts';
import { GUARD_REFUSED } from './seq-guard.ts';

/** The database did not say whether a write took effect, and could not be asked: the platform shall deliver again. */
export class InDoubtError extends Error {}

export type CommitOutcome = 'committed' | 'lost';

/** The first version of a chat, or a change of the version that was read (`q` names its `seq`, or `u` steps its guard). */
export type ConversationWrite =
  | { readonly insert: Conversation }
  | { readonly q: mongo.Filter<Conversation>; readonly u: mongo.UpdateFilter<Conversation> };

interface Waiting {
  readonly write: ConversationWrite;
  readonly id: string;
  readonly commit: string;
  readonly bytes: number;
  resolve(outcome: CommitOutcome): void;
  reject(error: unknown): void;
}

/** What a server answers to `update` and `insert`. */
interface WriteReply {
  readonly n: number;
  readonly writeErrors?: readonly { readonly index: number; readonly code: number }[];
  readonly writeConcernError?: object;
}

const DURABLE = { w: 'majority', j: true } as const;
/** What a lost race looks like: of an insert, of an update by its guard. */
const REFUSED: ReadonlySet<number> = new Set([11000, GUARD_REFUSED]);
const GROUP_WRITES_MAX = 64;
const GROUP_BYTES_MAX = 1_000_000;

/**
 * Commits of different chats that wait at the same moment travel as one unordered `update`. Each write is conditional on its `seq`; when
 * fewer matched than were sent, or the answer was lost, the documents are read back and `commit` ids compared. The command is given to the
 * driver as it is: its `bulkWrite` would measure every document before it writes it, and make each a retryable write, for which the server
 * writes a second document (`config.transactions`), where reading back settles what a retry would (`npm run bench -- conversation`).
 */
export class GroupCommit {
  readonly #db: mongo.Db;
  readonly #collection: mongo.Collection<Conversation>;
  readonly #inFlightMax: number;
  #waiting: Waiting[] = [];
  #inFlight = 0;
  /** Groups sent and writes carried, for the metrics. */
  groups = 0;
  writes = 0;

  constructor(db: mongo.Db, inFlightMax = 1) {
    this.#db = db;
    this.#collection = db.collection<Conversation>('conversations');
    this.#inFlightMax = inFlightMax;
  }

  /** Queues one write. Resolves when it is known whether it took effect; rejects with `InDoubtError` when that cannot be known. */
  commit(write: ConversationWrite, id: string, commit: string, bytes: number): Promise<CommitOutcome> {
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
    const updates = group.filter((each) => 'q' in each.write);
    const inserts = group.filter((each) => 'insert' in each.write);
    await Promise.all([
      updates.length > 0 && this.#send(updates, { update: this.#collection.collectionName, updates: updates.map((each) => each.write) }),
      inserts.length > 0 && this.#send(inserts, { insert: this.#collection.collectionName, documents: inserts.map((each) => 'insert' in each.write && each.write.insert) }),
    ]);
  }

  async #send(group: readonly Waiting[], command: mongo.BSON.Document): Promise<void> {
    let reply: WriteReply;
    try {
      reply = await answerWithin(this.#db.command({ ...command, ordered: false, writeConcern: DURABLE }, { ignoreUndefined: true })) as unknown as WriteReply; // the protocol's own shape
    } catch {
      return this.#settleInDoubt(group); // whatever went wrong, the documents tell what took effect
    }
    const lost = new Set<Waiting>();
    for (const { index, code } of reply.writeErrors ?? []) {
      const each = group[index];
      if (each && REFUSED.has(code)) lost.add(each);
      else return this.#settleInDoubt(group);
    }
    if (reply.writeConcernError || reply.n + lost.size !== group.length) return this.#settleInDoubt(group);
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
