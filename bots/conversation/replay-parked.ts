import type { Reader } from '../../core/db/database.ts';
import type { InboundHandler } from './handle-inbound.ts';
import { ParkedUpdates, type Parked } from './parked.model.ts';
import type { Runtime } from './runtime.ts';

const AT_ONCE_MAX = 100;
const ERROR_LENGTH_MAX = 2_000;

export interface Replayed {
  readonly replayed: number;
  readonly failed: readonly { readonly id: string; readonly error: string }[];
}

/** Asks the running system to hand every parked update (or the named ones) to its conversation again. Returns how many were asked for. */
export async function askReplay(reader: Reader, ids?: readonly string[]): Promise<number> {
  const asked = await ParkedUpdates(reader).updateMany({ state: 'parked', ...(ids && { _id: { $in: ids } }) }, { $set: { state: 'asked' } });
  return asked.modifiedCount;
}

/**
 * Hands parked updates that were asked for to their conversations again, each exactly once, also when two processes do it at the
 * same time. One that fails again is parked again, with its new error.
 */
export async function replayParked(runtime: Runtime, handler: InboundHandler): Promise<Replayed> {
  const { reader, log } = runtime;
  const asked = await ParkedUpdates(reader).find({ state: 'asked' }).sort({ at: 1 }).limit(AT_ONCE_MAX).lean<Parked[]>();
  const failed: { id: string; error: string }[] = [];
  let replayed = 0;
  for (const parked of asked) {
    try {
      if (await handler.replay(parked)) replayed += 1;
    } catch (error) {
      const text = (error instanceof Error ? error.stack ?? error.message : String(error)).slice(0, ERROR_LENGTH_MAX);
      log.error({ err: error, update: parked._id }, 'a parked update failed again');
      await ParkedUpdates(reader).updateOne({ _id: parked._id, state: 'asked' }, { $set: { state: 'parked', error: text } });
      failed.push({ id: parked._id, error: text });
    }
  }
  return { replayed, failed };
}
