import type { Tx } from '../db/database.ts';
import { TRIES_MAX } from './pin-rules.ts';
import { Pins, type Pin } from './pin.model.ts';

/**
 * Two members became one: a PIN goes along with the wallet that it guarded. Where each had one, neither may speak for the other's money: the PIN is
 * blocked until a person resets it. Doing it again changes nothing.
 */
export async function reassignPin(tx: Tx, from: string, to: string): Promise<void> {
  const moved = await Pins(tx).findOneAndDelete({ _id: from }, { session: tx.session }).lean<Pin>();
  if (moved?.hash === undefined) return;
  const kept = await Pins(tx).findById(to, {}, { session: tx.session }).lean<Pin>();
  if (!kept) {
    await Pins(tx).create([{ ...moved, _id: to }], { session: tx.session });
    return;
  }
  const version = Math.max(kept.version, moved.version) + 1;
  const guarded = kept.hash === undefined
    ? { hash: moved.hash, tries: moved.tries, version, ...(moved.lockedUntil && { lockedUntil: moved.lockedUntil }) }
    : { tries: TRIES_MAX, version };
  await Pins(tx).updateOne({ _id: to }, { $set: guarded, ...(moved.waitsUntil && { $max: { waitsUntil: moved.waitsUntil } }) }, { session: tx.session });
}
