import { DAY, MINUTE, SECOND } from '../clock.ts';
import type { Reader } from '../db/database.ts';
import type { Wanted } from '../db/which-find.ts';
import { Intents } from './intent.model.ts';
import type { Intent, IntentHandlers, IntentOutcome } from './intent.ts';

/** How long a handler may take; afterwards its outcome counts as unknown and somebody else may resume it. */
export const CLAIM_MS = 2 * MINUTE;
const KEEP_DONE_MS = 7 * DAY;
const DUE_MAX = 100;
const PAUSE_MAX_MS = 15 * MINUTE;

/** What `dueIntents` looks for. */
export const intentsDue = (now: Date): Wanted => ({ collection: 'intents', filter: { state: { $in: ['pending', 'sending'] }, dueAt: { $lte: now } } });

/** Ids of intents that are due, or whose claim ran out. */
export async function dueIntents(reader: Reader): Promise<string[]> {
  const found = await Intents(reader)
    .find({ state: { $in: ['pending', 'sending'] }, dueAt: { $lte: reader.clock.now() } }, { _id: 1 })
    .sort({ dueAt: 1 }).limit(DUE_MAX).lean<{ _id: string }[]>();
  return found.map((each) => each._id);
}

/**
 * Does one intent if it is due: claims it by condition (`pending → sending`), runs its handler, records the outcome. Found `sending` with
 * the claim run out, an earlier try may have reached the outside: the handler is told so (`resumed`).
 * Returns what happened, or `undefined` when there was nothing to do.
 */
export async function runIntent(reader: Reader, handlers: IntentHandlers, id: string): Promise<IntentOutcome['kind'] | undefined> {
  const now = reader.clock.now();
  const claim = { state: 'sending', until: new Date(now.getTime() + CLAIM_MS), dueAt: new Date(now.getTime() + CLAIM_MS) };
  const before = await Intents(reader).findOneAndUpdate(
    { _id: id, state: { $in: ['pending', 'sending'] }, dueAt: { $lte: now } },
    { $set: claim, $inc: { attempts: 1 } },
    { returnDocument: 'before', lean: true },
  );
  if (!before) return undefined;
  const handler = handlers[before.kind];
  const outcome = handler ? await tryHandler(reader, handler, before) : unknownKind(before);
  await record(reader, before, claim.until, outcome);
  return outcome.kind;
}

async function tryHandler(reader: Reader, handler: IntentHandlers[string], before: Intent): Promise<IntentOutcome> {
  try {
    return await handler({ ...reader, resumed: before.state === 'sending' }, before);
  } catch (error) {
    const pauseMs = Math.min(PAUSE_MAX_MS, 2 ** Math.min(before.attempts, 20) * SECOND);
    const text = error instanceof Error ? error.message : String(error);
    return { kind: 'retry', at: new Date(reader.clock.now().getTime() + pauseMs), error: text.slice(0, 500) };
  }
}

/** A newer process planned it: leave it to that one. */
function unknownKind(intent: Intent): IntentOutcome {
  return { kind: 'retry', at: new Date(intent.dueAt.getTime() + MINUTE), error: `no handler for ${intent.kind}` };
}

/** Only the claim's own holder records; when it ran out meanwhile, the one who resumed it does. */
async function record(reader: Reader, intent: Intent, until: Date, outcome: IntentOutcome): Promise<void> {
  const mine = { _id: intent._id, state: 'sending' as const, until };
  const now = reader.clock.now();
  if (outcome.kind === 'retry') {
    await Intents(reader).updateOne(mine, {
      $set: { state: 'pending', dueAt: outcome.at, ...(outcome.error !== undefined && { error: outcome.error }) }, $unset: { until: 1 },
    });
    reader.bell?.('intents', intent._id, Math.max(0, outcome.at.getTime() - now.getTime()));
    return;
  }
  if (outcome.kind === 'case') {
    await Intents(reader).updateOne(mine, { $set: { state: 'case', error: outcome.error }, $unset: { until: 1 } });
    return;
  }
  await Intents(reader).updateOne(mine, {
    $set: { state: 'done', removeAt: new Date(now.getTime() + KEEP_DONE_MS) }, $unset: { until: 1, error: 1 },
  });
}
