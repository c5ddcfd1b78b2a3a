import { randomBytes } from 'node:crypto';
import type { ClientSession, Connection, mongo } from 'mongoose';
import { answerWithin } from '../../core/db/answer-within.ts';
import type { Wanted } from '../../core/db/which-find.ts';
import type { Session } from '../../flows/engine/session.ts';
import type { Conversation } from './conversation.ts';
import { GroupCommit, type CommitOutcome, type ConversationWrite } from './group-commit.ts';
import { growthOf, type Seen } from './seen.ts';
import { guardAt, stepFrom } from './seq-guard.ts';
import { formToStored, fromStored, toStored } from './stored-conversation.ts';

const CACHE_MAX = 5_000;

type Fields = Omit<Conversation, '_id' | 'seq' | 'commit'>;

/**
 * Loads and writes conversations. Every write is conditional on the `seq` that was loaded and raises it. The cache keeps what this process
 * wrote last; the condition makes a stale copy harmless: the write is lost, the copy dropped, the unit run again.
 */
export class ConversationStore {
  readonly #collection: mongo.Collection<Conversation>;
  readonly #group: GroupCommit;
  readonly #cache = new Map<string, Conversation>();

  constructor(connection: Connection) {
    if (!connection.db) throw new Error('the database connection is not open');
    this.#collection = connection.db.collection<Conversation>('conversations');
    this.#group = new GroupCommit(connection.db);
  }

  get figures(): { groups: number; writes: number; cached: number } {
    return { groups: this.#group.groups, writes: this.#group.writes, cached: this.#cache.size };
  }

  /** The conversation, from the cache or the database; `undefined` for a chat that never wrote. */
  async load(id: string): Promise<Conversation | undefined> {
    return this.#cache.get(id) ?? this.loadFresh(id);
  }

  /** The conversation as the database has it. */
  async loadFresh(id: string): Promise<Conversation | undefined> {
    const document = await answerWithin(this.#collection.findOne({ _id: id }));
    if (!document) return undefined;
    const found = fromStored(document);
    const known = this.#cache.get(id);
    if (known && known.seq > found.seq) return known; // written here while the read was on its way
    this.#keep(found);
    return found;
  }

  /** What `due` looks for. */
  readonly dueOnes = (now: Date): Wanted => ({ collection: 'conversations', filter: { dueAt: { $lte: now } } });

  /** Conversations that the sweep should look at. */
  async due(now: Date, limit: number): Promise<string[]> {
    const found = await answerWithin(this.#collection.find({ dueAt: { $lte: now } }, { projection: { _id: 1 }, limit }).toArray());
    return found.map((each) => each._id);
  }

  forget(id: string): void { this.#cache.delete(id); }

  /** Writes `next` over `previous` (an insert when there was none), in a group with others. */
  async commit(previous: Conversation | undefined, next: Fields & { _id: string }): Promise<CommitOutcome> {
    const stamped = stamp(previous, next);
    const write = previous ? guardedWrite(previous, stamped) : { insert: packed(stamped) };
    return this.#settle(stamped, () => this.#group.commit(write, next._id, stamped.commit, roughBytes(stamped)));
  }

  /** Writes `next` as the last write of a transaction. The caller commits, then calls `committed` or `forget`. */
  async commitIn(session: ClientSession, previous: Conversation | undefined, next: Fields & { _id: string }): Promise<Conversation | 'lost'> {
    const stamped = stamp(previous, next);
    if (!previous) {
      await this.#collection.insertOne(packed(stamped), { session, ignoreUndefined: true });
      return stamped;
    }
    const result = await this.#collection.updateOne(
      { _id: next._id, seq: previous.seq }, difference({ ...previous, guard: undefined }, stamped), { session, ignoreUndefined: true },
    );
    return result.matchedCount === 1 ? stamped : 'lost';
  }

  /** A transaction's write is known to stand. */
  committed(conversation: Conversation): void { this.#keep(conversation); }

  /** Whether a transaction whose commit got no answer took effect after all. Throws when the database cannot be asked. */
  async stands(conversation: Conversation): Promise<boolean> {
    const found = await this.#collection.findOne(
      { _id: conversation._id }, { projection: { commit: 1 }, readPreference: 'primary', readConcern: 'majority' },
    );
    return found?.commit === conversation.commit;
  }

  async #settle(stamped: Conversation, write: () => Promise<CommitOutcome>): Promise<CommitOutcome> {
    try {
      const outcome = await write();
      if (outcome === 'committed') this.#keep(stamped);
      else this.forget(stamped._id);
      return outcome;
    } catch (error) {
      this.forget(stamped._id);
      throw error;
    }
  }

  #keep(conversation: Conversation): void {
    this.#cache.delete(conversation._id);
    this.#cache.set(conversation._id, conversation);
    if (this.#cache.size <= CACHE_MAX) return;
    const oldest = this.#cache.keys().next();
    if (!oldest.done) this.#cache.delete(oldest.value);
  }
}

const PROCESS = randomBytes(9).toString('base64url');
let commits = 0;

/** Unique among all processes and restarts: random for this process, counted within it. */
function newCommitId(): string {
  commits++;
  return `${PROCESS}${commits.toString(36)}`;
}

/** A new chat begins above all the versions that it may have had before it was deleted: there is less than one a millisecond. */
function stamp(previous: Conversation | undefined, next: Fields & { _id: string }): Conversation {
  const seq = (previous?.seq ?? next.lastInboundAt.getTime()) + 1;
  return { ...next, seq, guard: guardAt(seq), commit: newCommitId() };
}

/** A new document. Its type is that of what it becomes when it is read. */
function packed(conversation: Conversation): Conversation {
  return Object.fromEntries(Object.entries(conversation).map(([field, value]) => [field, value === undefined ? value : toStored(field, value)])) as unknown as Conversation;
}

/** Conditional on the version that was loaded: by its guard, or by `seq` itself where the document has none yet, which then gets one. */
function guardedWrite(previous: Conversation, next: Conversation): ConversationWrite {
  if (!previous.guard) return { q: { _id: next._id, seq: previous.seq }, u: difference(previous, next) };
  const { inc, set } = stepFrom(previous.seq);
  const { $set, ...rest } = difference(previous, { ...next, guard: previous.guard });
  return { q: { _id: next._id }, u: { ...rest, $set: { ...$set, ...set }, $inc: inc } as mongo.UpdateFilter<Conversation> };
}

/** Only what changed travels, by name; of `seen` its last part. */
function difference(previous: Conversation, next: Conversation): mongo.UpdateFilter<Conversation> {
  const set: Record<string, unknown> = {};
  const unset: Record<string, ''> = {};
  const push: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(next)) {
    if (field === '_id' || previous[field as keyof Conversation] === value) continue;
    if (value === undefined) unset[field] = '';
    else if (field === 'seen') changeSeen(previous.seen, next.seen, set, push);
    else if (field === 'session') changeSession(previous.session, next.session, set, unset);
    else set[field] = toStored(field, value);
  }
  for (const field of Object.keys(previous)) if (!(field in next)) unset[field] = '';
  return {
    $set: set,
    ...(Object.keys(unset).length > 0 && { $unset: unset }),
    ...(Object.keys(push).length > 0 && { $push: push }),
  } as mongo.UpdateFilter<Conversation>; // names and types are those of `next`
}

/** Of a session, too, only the parts that changed: its finished forms and its trail are the longer half. */
function changeSession(before: Session, after: Session, set: Record<string, unknown>, unset: Record<string, ''>): void {
  for (const [part, value] of Object.entries(after)) {
    if (before[part as keyof Session] === value) continue;
    if (value === undefined) unset[`session.${part}`] = '';
    else set[`session.${part}`] = part === 'form' ? formToStored(after.form) : value;
  }
  for (const part of Object.keys(before)) if (!(part in after)) unset[`session.${part}`] = '';
}

/** One id more is one short text. */
function changeSeen(before: Seen, after: Seen, set: Record<string, unknown>, push: Record<string, unknown>): void {
  const growth = growthOf(before, after);
  if (growth === 'new') push['seen'] = after.at(-1);
  else if (growth === 'changed') set[`seen.${after.length - 1}`] = after.at(-1);
  else set['seen'] = after;
}

/** Good enough to bound a group: the outbox and the slots are what grows. */
function roughBytes(conversation: Conversation): number {
  let bytes = 2_000;
  for (const entry of conversation.outbox) bytes += 2 * entry.view.body.length + 1_000;
  return bytes;
}
