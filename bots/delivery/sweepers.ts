import { MINUTE, SECOND } from '../../core/clock.ts';
import type { OpenStore } from '../../core/files/open-file-store.ts';
import type { IntentHandlers } from '../../core/intents/intent.ts';
import { dueIntents, intentsDue, runIntent } from '../../core/intents/run-intent.ts';
import { expirePending, holdsDue } from '../../core/ledger/expire-pending.ts';
import { foldEntries } from '../../core/ledger/fold-entries.ts';
import { sealEntries } from '../../core/ledger/seal-entries.ts';
import { noticesDue } from '../../core/notices/settle-notice.ts';
import type { InboundHandler } from '../conversation/handle-inbound.ts';
import { replayParked } from '../conversation/replay-parked.ts';
import type { Runtime } from '../conversation/runtime.ts';
import type { Deliverer } from './deliver-outbox.ts';
import type { NoticePlacer } from './place-notices.ts';
import type { Sweeper } from './sweep.ts';

export interface SweepParts {
  readonly runtime: Runtime;
  readonly deliverer: Deliverer;
  readonly placer: NoticePlacer;
  readonly handler: InboundHandler;
  readonly handlers: IntentHandlers;
  readonly files: OpenStore;
  readonly works: boolean;
}

/** What is found by looking, in case nobody rang. A `web` process delivers its own answers; the rest is a worker's. */
export function sweepers({ runtime, deliverer, placer, handler, handlers, files, works }: SweepParts): Sweeper[] {
  const { reader, store } = runtime;
  const deliveries: Sweeper = {
    name: 'deliveries', everyMs: 2 * SECOND, due: store.dueOnes,
    sweep: async () => {
      const due = await store.due(reader.clock.now(), 200);
      await Promise.all(due.map((chat) => deliverer.resume(chat)));
      return due.length;
    },
  };
  const intents: Sweeper = {
    name: 'intents', everyMs: 5 * SECOND, due: intentsDue,
    sweep: async () => {
      const due = await dueIntents(reader);
      for (const id of due) await runIntent(reader, handlers, id);
      return due.length;
    },
  };
  const bulk: Sweeper = { name: 'bulk', everyMs: 2 * SECOND, due: noticesDue, sweep: () => placer.placeBulk() };
  const notices: Sweeper = { name: 'notices', everyMs: 5 * SECOND, due: noticesDue, sweep: () => placer.placeDue() };
  const claim: Sweeper = { name: 'files', everyMs: MINUTE, sweep: async () => { await files.beat(); return 0; } };
  const fold: Sweeper = { name: 'fold', everyMs: MINUTE, sweep: () => upToNow(() => foldEntries(reader)) };
  const seal: Sweeper = { name: 'seal', everyMs: MINUTE, sweep: () => upToNow(() => sealEntries(reader)) };
  const holds: Sweeper = { name: 'holds', everyMs: 5 * SECOND, due: holdsDue, sweep: () => expirePending(reader) };
  const replays: Sweeper = { name: 'replays', everyMs: 5 * SECOND, sweep: async () => (await replayParked(runtime, handler)).replayed };
  return works ? [deliveries, intents, notices, bulk, holds, replays, claim, fold, seal] : [deliveries, claim];
}

const ROUNDS_MAX = 50;

/** The ledger's own work, in small transactions until nothing waits (or enough was done for this time). Nobody waits for it: it counts as nothing found. */
async function upToNow(some: () => Promise<number>): Promise<number> {
  for (let rounds = 0; rounds < ROUNDS_MAX && await some() > 0; rounds++);
  return 0;
}
