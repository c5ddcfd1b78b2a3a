import { setTimeout as pause } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import type { TextAt } from '../db/bson-fields.ts';
import type { Reader } from '../db/database.ts';
import { countOutcomes, readJobRows, scanOpenJobs, type OpenJobRow } from '../jobs/open-job-rows.ts';
import { stampJobs } from '../jobs/stamp-jobs.ts';
import { serverTime, watchJobs, type JobWatch, type WatchFrom } from '../jobs/watch-jobs.ts';
import { JobIndex, type IndexedJob } from './index/job-index.ts';
import { QueryRunner } from './match/run-query.ts';
import { Turns } from './take-turns.ts';

/** Changes are gathered so long before the jobs are read: many at once cost one statement. */
const GATHER_MS = 20;
const READ_AT_ONCE = 500;
const RETRY_MS = 1_000;
/** Errors after which a stream cannot go on from where it was: the history is gone, or the stream itself is broken. */
const LOST = new Set<unknown>([136, 234, 280, 286]);

/** What happened to an index, for the log. */
export type IndexEvent = { readonly kind: 'built'; readonly jobs: number; readonly ms: number } | { readonly kind: 'failed'; readonly error: unknown };

/**
 * The index of one database's open jobs in this process. It is built at the first `ready()`, batch by batch, and follows every process's writes
 * through a change stream that goes on by its token after a break; when the history is lost, or most of the index is dead, it is built anew beside
 * the old one. It may be late by some milliseconds: whoever shows a job looks at the job itself first.
 */
export class FollowedIndex {
  readonly #reader: Reader;
  #runner = new QueryRunner(new JobIndex());
  #building: Promise<void> | undefined;
  #watch: JobWatch | undefined;
  #token: mongo.ResumeToken | undefined;
  /** Jobs that were written and are not yet read again. */
  readonly #changed = new Set<string>();
  /** Jobs that were written while a new index is being built. */
  #meanwhile: Set<string> | undefined;
  #gathering: Promise<void> | undefined;
  #builds: Promise<void> = Promise.resolve();
  #stopped = false;
  /** What `stampJobs` said before the newest reading that `catchUp` asked for. */
  #stamp: string | undefined;
  /** For the log; set by who wants to know. */
  onEvent: (event: IndexEvent) => void = () => undefined;
  /** Every use asks the database first whether a job changed, and no stream is opened: for tests, whose people search right after a write. Set it before the first use. */
  catchUpFirst = false;

  constructor(reader: Reader) {
    this.#reader = { db: reader.db, clock: reader.clock }; // never inside somebody's transaction
  }

  /** The runner over the newest index, once it is built. Rejects when the database cannot be read; the next call tries again. */
  async ready(): Promise<QueryRunner> {
    await (this.catchUpFirst ? this.catchUp() : this.#built());
    return this.#runner;
  }

  async #built(): Promise<void> {
    this.#building ??= this.#begin();
    try {
      await this.#building;
    } catch (error) {
      this.#building = undefined;
      throw error;
    }
  }

  /** Open jobs in the index now. */
  get size(): number { return this.#runner.index.size; }
  get bytes(): number { return this.#runner.index.bytes; }

  /** Reads everything again: for tests, the demo, and a stream that lost its place. */
  async refresh(): Promise<void> {
    await this.#built();
    await this.#build();
  }

  /** Reads everything again when a job may have changed since the last time it was called: for tests, which do not wait for the stream. */
  async catchUp(): Promise<void> {
    const stamp = await stampJobs(this.#reader);
    if (stamp === this.#stamp) return;
    await (this.#building ? this.refresh() : this.#built());
    this.#stamp = stamp;
  }

  async close(): Promise<void> {
    this.#stopped = true;
    await this.#watch?.close();
    await this.#gathering;
  }

  async #begin(): Promise<void> {
    const startAtOperationTime = await serverTime(this.#reader);
    if (!this.catchUpFirst) this.#follow({ startAtOperationTime });
    await this.#build();
  }

  /** One build at a time. */
  #build(): Promise<void> {
    const build = this.#builds.then(() => this.#buildNow());
    this.#builds = build.catch(() => undefined); // whoever asked for it is told
    return build;
  }

  /** A new index from the database; what is written meanwhile is read again before it takes its place. */
  async #buildNow(): Promise<void> {
    const began = performance.now();
    const meanwhile = new Set<string>();
    this.#meanwhile = meanwhile;
    const index = new JobIndex();
    const turns = new Turns();
    for await (const rows of scanOpenJobs(this.#reader)) {
      for (const row of rows) {
        putRow(index, row);
        if (turns.isOver) await turns.next();
      }
    }
    index.settle();
    for (const { company, ...outcomes } of await countOutcomes(this.#reader)) index.setReputation(company, outcomes);
    while (meanwhile.size > 0) {
      const ids = [...meanwhile];
      meanwhile.clear();
      await this.#read(index, ids);
    }
    this.#meanwhile = undefined;
    this.#runner = new QueryRunner(index);
    this.onEvent({ kind: 'built', jobs: index.size, ms: performance.now() - began });
  }

  #follow(from: WatchFrom): void {
    if (this.#stopped) return;
    this.#watch = watchJobs(this.#reader, from, {
      changed: (id, token) => {
        this.#token = token;
        this.#changed.add(id);
        this.#meanwhile?.add(id);
        this.#gathering ??= this.#gather();
      },
      ended: (error) => { this.#resume(from, error).catch((cause: unknown) => { this.onEvent({ kind: 'failed', error: cause }); }); },
    });
  }

  /** Goes on behind the last change that was heard; from the beginning when that is no longer possible. */
  async #resume(from: WatchFrom, error: Error | undefined): Promise<void> {
    if (this.#stopped || this.#reader.db.readyState !== 1 && this.#reader.db.readyState !== 2) return;
    if (error) this.onEvent({ kind: 'failed', error });
    await pause(RETRY_MS, undefined, { ref: false });
    const lost = error === undefined || ('code' in error && LOST.has(error.code));
    if (!lost) return this.#follow(this.#token === undefined ? from : { resumeAfter: this.#token });
    this.#token = undefined;
    this.#building = this.#begin();
    await this.#building;
  }

  /**
   * Reads what was written, some milliseconds' worth at a time; tries again until the database answers. One reading after the other: an older answer never
   * takes the place of a newer one.
   */
  async #gather(): Promise<void> {
    await pause(GATHER_MS, undefined, { ref: false });
    const ids = [...this.#changed];
    this.#changed.clear();
    try {
      if (!this.#stopped) await this.#read(this.#runner.index, ids);
    } catch (error) {
      this.onEvent({ kind: 'failed', error });
      for (const id of ids) this.#changed.add(id);
      await pause(RETRY_MS, undefined, { ref: false });
    }
    this.#gathering = this.#changed.size > 0 && !this.#stopped ? this.#gather() : undefined;
    if (!this.#stopped && this.#runner.index.isWorn && this.#meanwhile === undefined) {
      this.#build().catch((error: unknown) => { this.onEvent({ kind: 'failed', error }); });
    }
  }

  async #read(index: JobIndex, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
      const some = ids.slice(from, from + READ_AT_ONCE);
      const rows = new Map((await readJobRows(this.#reader, some)).map((row) => [row.id, row]));
      for (const id of some) {
        const row = rows.get(id);
        if (!row || !putRow(index, row)) index.drop(id);
      }
      const ended = [...new Set([...rows.values()].filter(({ status }) => status === 'filled' || status === 'removed').map(({ company }) => company))];
      if (ended.length > 0) for (const { company, ...outcomes } of await countOutcomes(this.#reader, ended)) index.setReputation(company, outcomes);
    }
  }
}

/** Puts an open job into the index; false for one that nobody can apply to. A job past its day stays, and is left out by the query's clock. */
function putRow(index: JobIndex, row: OpenJobRow): boolean {
  if (!isOpen(row)) return false;
  index.put(row);
  return true;
}

function isOpen(row: OpenJobRow): row is OpenJobRow & IndexedJob<TextAt> {
  return row.status === 'open' && !row.hidden && row.openedAt !== undefined && row.expiresAt !== undefined;
}
