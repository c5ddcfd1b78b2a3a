import { mongo } from 'mongoose';

const { Long } = mongo;
type Long = mongo.Long;

/**
 * `seq` once more, in the one shape that lets a write by `_id` alone be conditional on it: MongoDB plans every update anew whose filter names
 * more than `_id`, which is a third of the update's cost. The number of the current version stands in the field of its parity, the other field
 * is full. Taking the step from version n adds “what is missing to full at n” to the field of n: the sum fits exactly when n is current,
 * and overflows – the server refuses the whole update – when a later version stands there. (A version before n cannot stand there: numbers
 * only rise, and a chat that begins anew begins above all its earlier ones. Whoever restores a backup stops all processes first.)
 */
export interface SeqGuard { readonly even: Long; readonly odd: Long }

/** The server's code for an update whose sum overflowed: the condition on `seq` did not hold. */
export const GUARD_REFUSED = 2;

const FULL = Long.MAX_VALUE;

/** What stands in a document of this version. */
export function guardAt(seq: number): SeqGuard {
  const current = Long.fromNumber(seq);
  return seq % 2 === 0 ? { even: current, odd: FULL } : { even: FULL, odd: current };
}

/** The parts of an update that lead from version `seq` to the next, and fail when another stands there. */
export function stepFrom(seq: number): { readonly inc: Readonly<Record<string, Long>>; readonly set: Readonly<Record<string, Long>> } {
  const [now, next] = seq % 2 === 0 ? ['guard.even', 'guard.odd'] : ['guard.odd', 'guard.even'];
  return { inc: { [now]: FULL.subtract(seq) }, set: { [next]: Long.fromNumber(seq + 1) } };
}

/** Whether a document's guard tells of this version: not so in documents of before, nor where a hand has changed `seq` alone. */
export function guards(found: unknown, seq: number): boolean {
  if (typeof found !== 'object' || found === null || !('even' in found) || !('odd' in found)) return false;
  const [current, other] = seq % 2 === 0 ? [found.even, found.odd] : [found.odd, found.even];
  return Number(current) === seq && Long.isLong(other) && FULL.equals(other); // the driver makes plain numbers of what fits, and of doubles, which never overflow
}
