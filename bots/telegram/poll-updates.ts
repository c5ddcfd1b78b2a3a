import type { Api } from 'grammy';
import type { Connection } from 'mongoose';
import { Schema } from 'mongoose';
import type { Logger } from 'pino';
import type { Clock } from '../../core/clock.ts';
import { isDuplicateKey } from '../../core/db/database.ts';
import { modelOn } from '../../core/db/model-on.ts';

/** Who polls: one process at a time, by a lease in the database. */
interface Lease { readonly _id: string; readonly by: string; readonly until: Date }

const leaseSchema = new Schema<Lease>({ _id: String, by: String, until: Date }, { collection: 'leases', versionKey: false });
export const Leases = (on: { db: Connection }) => modelOn<Lease>(on.db, 'Lease', leaseSchema);

const LEASE_MS = 60_000;
/** Shorter than a call may take (lean-fetch.ts). */
const POLL_SECONDS = 8;
const RETRY_MS = 2_000;
const UPDATES = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'] as const;

export interface PollOptions {
  readonly api: Api;
  readonly db: Connection;
  readonly clock: Clock;
  readonly by: string;
  readonly log: Logger;
  /** Resolves when the update has taken effect and may be confirmed; rejects when it must come again. */
  handle(update: unknown): Promise<void>;
}

/**
 * Telegram without a webhook (a laptop with a real token). An offset is confirmed only when every update below it is committed;
 * one process at a time polls. Returns how to stop.
 */
export function pollUpdates(options: PollOptions): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const run = loop(options, stopped.signal);
  return {
    stop: async () => {
      stopped.abort();
      await run;
      await Leases(options).deleteOne({ _id: 'telegram-poll', by: options.by });
    },
  };
}

async function loop(options: PollOptions, signal: AbortSignal): Promise<void> {
  let offset = 0;
  let hooked = true; // a webhook of an earlier life would keep every update from us
  while (!signal.aborted) {
    try {
      if (!await takeLease(options)) {
        await pause(RETRY_MS, signal);
        continue;
      }
      if (hooked) await options.api.deleteWebhook();
      hooked = false;
      const updates = await options.api.getUpdates({ offset, limit: 100, timeout: POLL_SECONDS, allowed_updates: UPDATES }, grammySignal(signal));
      offset = await handleAll(options, updates, offset);
    } catch (error) {
      if (signal.aborted) return;
      options.log.warn({ err: error }, 'polling Telegram failed');
      await pause(RETRY_MS, signal);
    }
  }
}

/** grammY's types name an older library's AbortSignal; at run time it takes Node's own. */
function grammySignal(signal: AbortSignal): Parameters<Api['getUpdates']>[1] {
  return signal as unknown as Parameters<Api['getUpdates']>[1];
}

/** Handles a batch, one chat's updates in order and different chats at once; the offset moves only past what is committed. */
async function handleAll(options: PollOptions, updates: readonly { update_id: number }[], offset: number): Promise<number> {
  const results = await Promise.allSettled(updates.map((update) => options.handle(update)));
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') throw result.reason;
    offset = (updates[index]?.update_id ?? offset - 1) + 1;
  }
  return offset;
}

async function takeLease({ db, clock, by }: PollOptions): Promise<boolean> {
  const now = clock.now();
  try {
    const taken = await Leases({ db }).updateOne(
      { _id: 'telegram-poll', $or: [{ by }, { until: { $lte: now } }] }, { $set: { by, until: new Date(now.getTime() + LEASE_MS) } }, { upsert: true },
    );
    return taken.matchedCount + taken.upsertedCount > 0;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() { clearTimeout(timer); signal.removeEventListener('abort', done); resolve(); }
    signal.addEventListener('abort', done);
  });
}
