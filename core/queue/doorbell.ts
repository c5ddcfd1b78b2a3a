import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Bell, BellQueue } from '../db/database.ts';
import { CONCURRENCY, OwnBells, type Answer } from './own-bells.ts';

export interface DoorbellOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly log: Logger;
}

/**
 * BullMQ as a doorbell: it wakes workers early. What it loses, the sweep finds in the database. A process that answers bells does what it rings
 * for now itself, and lets others hear of it only when it has enough to do.
 */
export interface Doorbell {
  readonly ring: Bell;
  /** Begins to answer; only a worker process does. */
  answer(work: Answer): void;
  /** Connected and answering. */
  ready(): Promise<boolean>;
  stop(): Promise<void>;
}

const QUEUE = 'doorbell';
/** Redis keeps only what is waiting: the truth is in the database. */
const JOB = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;
const DELAY_MAX_MS = 24 * 60 * 60 * 1000;

/** Connects to Redis: one connection for ringing, two for answering. Redis being away stops nothing. */
export function connectDoorbell(options: DoorbellOptions): Doorbell {
  const { log, prefix } = options;
  const connection = new Redis(options.redisUrl, { maxRetriesPerRequest: null, enableOfflineQueue: false, lazyConnect: false });
  connection.on('error', (error: Error) => { log.debug({ err: error }, 'redis'); });
  const queue = new Queue<{ queue: BellQueue; id: string }>(QUEUE, { connection, prefix });
  queue.on('error', (error) => { log.debug({ err: error }, 'the doorbell is silent'); });
  let worker: Worker | undefined;
  let own: OwnBells | undefined;
  const pending = new Set<Promise<unknown>>();
  return {
    answer: (work) => {
      worker ??= startWorker(options, work);
      own ??= new OwnBells(work, log);
    },
    ring: (name, id, delayMs) => {
      if (delayMs > DELAY_MAX_MS) return; // the sweep finds it in time; a bell for next month need not wait in Redis
      if (delayMs <= 0 && own?.take(name, id)) return;
      const rung = queue.add('ring', { queue: name, id }, { ...JOB, delay: delayMs, jobId: `${name}-${id}`.replaceAll(':', '-') })
        .catch((error: unknown) => { log.debug({ err: error }, 'nobody heard the bell'); })
        .finally(() => { pending.delete(rung); });
      pending.add(rung);
    },
    ready: async () => connection.status === 'ready' && (await connection.ping().catch(() => '')) === 'PONG',
    stop: async () => {
      await own?.stop();
      await Promise.allSettled([...pending]);
      await worker?.close();
      await queue.close();
      connection.disconnect();
    },
  };
}

function startWorker(options: DoorbellOptions, answer: Answer): Worker {
  const connection = new Redis(options.redisUrl, { maxRetriesPerRequest: null });
  connection.on('error', (error: Error) => { options.log.debug({ err: error }, 'redis'); });
  const worker = new Worker<{ queue: BellQueue; id: string }>(
    QUEUE,
    async (job) => { await answer(job.data.queue, job.data.id); },
    { connection, prefix: options.prefix, concurrency: CONCURRENCY },
  );
  worker.on('error', (error) => { options.log.debug({ err: error }, 'the doorbell worker'); });
  worker.on('closed', () => { connection.disconnect(); });
  return worker;
}
