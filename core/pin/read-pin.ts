import type { Reader } from '../db/database.ts';
import { findMember } from '../members/find-member.ts';
import { TRIES_MAX } from './pin-rules.ts';
import { Pins, type Pin } from './pin.model.ts';

/** How a member's PIN stands. */
export type PinState =
  | { readonly kind: 'missing' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'locked'; readonly until: Date }
  /** Only a person can help; `asked` when one was asked. */
  | { readonly kind: 'blocked' };

/** How the PIN of a member stands now; `waitsUntil` while no money goes out after a reset. */
export async function readPin(reader: Reader, member: string): Promise<PinState & { readonly asked: boolean; readonly waitsUntil?: Date }> {
  const id = (await findMember(reader, member))?._id ?? member;
  const pin = await Pins(reader).findById(id, {}, { session: reader.session }).lean<Pin>();
  const now = reader.clock.now();
  return { ...stateOf(pin, now), asked: pin?.resetAsked !== undefined, ...(pin?.waitsUntil && pin.waitsUntil > now && { waitsUntil: pin.waitsUntil }) };
}

function stateOf(pin: Pin | null, now: Date): PinState {
  if (pin?.hash === undefined) return { kind: 'missing' };
  if (pin.tries >= TRIES_MAX) return { kind: 'blocked' };
  return pin.lockedUntil && pin.lockedUntil > now ? { kind: 'locked', until: pin.lockedUntil } : { kind: 'ready' };
}

/** Members who forgot their PIN and wait for a person, the longest waiting first. */
export async function listPinResets(reader: Reader): Promise<{ member: string; asked: Date; tries: number; setAt?: Date }[]> {
  const found = await Pins(reader).find({ resetAsked: { $exists: true } }).sort({ resetAsked: 1 }).limit(100).lean<Pin[]>();
  return found.map(({ _id, resetAsked = new Date(0), tries, setAt }) => ({ member: _id, asked: resetAsked, tries, ...(setAt && { setAt }) }));
}
