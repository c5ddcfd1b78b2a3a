import type { Connection } from 'mongoose';
import { inTransaction, isTransient, type Reader } from '../db/database.ts';
import { isUnreachable } from '../db/is-unreachable.ts';
import type { Account } from './account.model.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import { postBatch, WrongGuess, type Outcome, type Posted } from './post-batch.ts';
import type { TransferRequest } from './transfer-request.ts';

/** The most transfers that share one transaction. */
export const SHARED_MAX = 2_000;
const PATIENCE = 6;
const GUESSED_MAX = 2_000;

/**
 * Posts (or holds) a transfer in a transaction that it shares with others waiting at the same moment in this process; the outcome is as
 * if they had been posted one after the other in order of arrival, and is durable when it comes. A refusal is the key's result for
 * ever: the same key and body are refused in the same words again. Refuses as postTransfer does. Not for use inside a transaction.
 */
export function shareTransfer(reader: Reader, request: TransferRequest): Promise<Outcome> {
  return sharerOf(reader.db).add(reader, request);
}

/** Many at once, in this order, up to 2,000 in one transaction; a batch is not linked: each has its own outcome (postLinked links). */
export function shareTransfers(reader: Reader, requests: readonly TransferRequest[]): Promise<Outcome[]> {
  const sharer = sharerOf(reader.db);
  return Promise.all(requests.map((request) => sharer.add(reader, request)));
}

const sharers = new WeakMap<Connection, Sharer>();

function sharerOf(db: Connection): Sharer {
  const known = sharers.get(db);
  if (known) return known;
  const sharer = new Sharer();
  sharers.set(db, sharer);
  return sharer;
}

interface Waiting {
  readonly request: TransferRequest;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One transaction at a time: whoever comes meanwhile waits for the next, and so transfers of one process never conflict. What it
 * wrote last is its guess for the next; after a wrong one (another process was there) it looks first.
 */
class Sharer {
  readonly #accounts = new Map<AccountCode, Account>();
  #guesses = true;
  #waiting: Waiting[] = [];
  #busy = false;

  add(reader: Reader, request: TransferRequest): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      setImmediate(() => { void this.#work(reader); });
    });
  }

  async #work(reader: Reader): Promise<void> {
    while (this.#waiting.length > 0) {
      const chunk = this.#waiting.slice(0, SHARED_MAX);
      this.#waiting = this.#waiting.slice(SHARED_MAX);
      await this.#settle(reader, chunk);
      await new Promise((resolve) => { setImmediate(resolve); }); // those who were answered may come again at the same moment
    }
    this.#busy = false;
  }

  /** Answers everybody. When one request breaks the transaction (a bug, not a refusal), it falls on that one alone. */
  async #settle(reader: Reader, chunk: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#post(reader, chunk.map(({ request }) => request));
      for (const [index, { resolve }] of chunk.entries()) {
        const outcome = outcomes[index];
        if (outcome) resolve(outcome);
      }
    } catch (error) {
      this.#accounts.clear();
      if (chunk.length === 1 || isTransient(error) || isUnreachable(error)) for (const { reject } of chunk) reject(error);
      else for (const each of chunk) await this.#settle(reader, [each]);
    }
  }

  async #post(reader: Reader, requests: readonly TransferRequest[]): Promise<readonly Outcome[]> {
    if (this.#accounts.size > GUESSED_MAX) this.#accounts.clear();
    const guessed = this.#guesses ? await this.#guess(reader, requests) : undefined;
    const { outcomes, accounts } = guessed ?? await patiently(reader, requests);
    this.#guesses = guessed !== undefined || outcomes.every((outcome) => outcome.ok && !outcome.value.repeated);
    for (const account of accounts) this.#accounts.set(account._id, account);
    return outcomes;
  }

  async #guess(reader: Reader, requests: readonly TransferRequest[]): Promise<Posted | undefined> {
    try {
      return await inTransaction(reader, (tx) => postBatch(tx, requests, this.#accounts));
    } catch (error) {
      if (!(error instanceof WrongGuess) && !isTransient(error)) throw error;
      this.#accounts.clear();
      return undefined;
    }
  }
}

/** Safe to repeat as often as need be: what was committed is found by its key. */
async function patiently(reader: Reader, requests: readonly TransferRequest[]): Promise<Posted> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(reader, (tx) => postBatch(tx, requests));
    } catch (error) {
      if (!isTransient(error) || tries >= PATIENCE) throw error;
    }
  }
}
