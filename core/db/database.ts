import mongoose, { type ClientSession, type Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { ConfigError } from '../config.ts';
import { isRefusal } from '../errors.ts';

export type BellQueue = 'intents' | 'notices';

/** Tells the workers (BullMQ) that something is due in so many milliseconds. Best effort: a sweep finds what was not rung for. */
export type Bell = (queue: BellQueue, id: string, delayMs: number) => void;

/** What reading needs: a connection and the time. Inside a transaction also its session, so that a read sees the writes. */
export interface Reader {
  readonly db: Connection;
  readonly clock: Clock;
  readonly bell?: Bell;
  readonly session?: ClientSession;
}

/**
 * An open transaction. Use cases that write take one and pass `{ session: tx.session }` to every operation, one after the
 * other (MongoDB allows no parallel operations in a transaction).
 */
export interface Tx extends Reader {
  readonly session: ClientSession;
  /** Runs after the commit, best effort (a doorbell); never a promise on which the truth rests. */
  afterCommit(run: () => void): void;
}

const UNREADABLE = new Set(['MongoParseError', 'MongoRuntimeError']);

/** A connection of its own (never mongoose's global one), with journalled majority writes. Throws ConfigError for an address that is none. */
export async function connectDatabase(uri: string, options: { appName?: string } = {}): Promise<Connection> {
  try {
    return await mongoose.createConnection(uri, {
      appName: options.appName ?? 'myanjobs',
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false, // an operation fails after serverSelectionTimeoutMS instead of waiting in mongoose's own queue
      maxPoolSize: 20,
      serverSelectionTimeoutMS: 3_000,
      w: 'majority',
      journal: true,
      readConcern: { level: 'majority' },
    }).asPromise();
  } catch (error) {
    if (error instanceof Error && UNREADABLE.has(error.name)) { // by name: the reader of addresses has classes of its own
      throw new ConfigError('setting MONGODB_URI is malformed: MongoDB’s driver cannot read it'); // the driver's own words may quote it, and it holds a password
    }
    throw error;
  }
}

const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;
const TRIES_MAX = 8;

/**
 * Runs `work` in a transaction of its own (panel acts, callbacks, workers; a conversation's step has its own way, see
 * bots/conversation). The work is run again on a transient conflict, so it must not call the outside world.
 * Returning normally commits; throwing, or returning a refusal (`{ ok: false }`, see core/errors.ts), aborts.
 */
export async function inTransaction<T>(reader: Reader, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const session = await reader.db.startSession();
    const bells: (() => void)[] = [];
    try {
      session.startTransaction(TRANSACTION);
      const result = await work({ ...reader, session, afterCommit: (run) => { bells.push(run); } });
      if (isRefusal(result)) {
        await session.abortTransaction();
        return result;
      }
      await commitWithRetry(session);
      for (const ring of bells) ring();
      return result;
    } catch (error) {
      if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
      if (!isTransient(error) || tries >= TRIES_MAX) throw error;
    } finally {
      await session.endSession();
    }
    await jitter(tries);
  }
}

/** Two that conflicted do not meet again at once. */
function jitter(tries: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, Math.random() * 4 * 2 ** tries); });
}

/** Commits; asks again while the server does not know the outcome (the command is idempotent by its transaction number). */
export async function commitWithRetry(session: ClientSession): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      if (!hasLabel(error, 'UnknownTransactionCommitResult') || tries >= TRIES_MAX) throw error;
    }
  }
}

/** The server aborted a transaction that had been open for too long (a process that hardly got a turn); it carries no label. */
const EXCEEDED_LIFETIME = 290;

/** True when the whole unit may be run again: the server aborted the transaction because of a conflict, a fail-over or its age. */
export function isTransient(error: unknown): boolean {
  return hasLabel(error, 'TransientTransactionError') || (error instanceof mongoose.mongo.MongoServerError && error.code === EXCEEDED_LIFETIME);
}

/** True for a unique index that refused a write. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}

function hasLabel(error: unknown, label: string): boolean {
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel(label);
}
