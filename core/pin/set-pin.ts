import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { notify } from '../notices/notify.ts';
import { makeProof, type PinProof } from './pin-proof.ts';
import { Pins, type Pin } from './pin.model.ts';

/**
 * Sets a member's PIN to one that was hashed before (hashPin): the first one, or, with the `proof` of the PIN that holds now, another.
 * Returns the proof of the new one, so that what it was set for can follow. The member is told in their chat when it changed.
 * Refuses pin_exists (one is set and `proof` does not prove it), banned, member_not_found.
 */
export async function setPin(tx: Tx, input: { member: string; hash: string; proof?: Pick<PinProof, 'version'> }): Promise<Result<PinProof, 'pin_exists' | InactiveCode>> {
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const member = active.value._id;
  const before = await Pins(tx).findById(member, {}, { session: tx.session }).lean<Pin>();
  if (before?.hash !== undefined && before.version !== input.proof?.version) return refused('pin_exists');
  const version = (before?.version ?? 0) + 1;
  const set = { hash: input.hash, version, tries: 0, setAt: tx.clock.now() };
  if (before) {
    await Pins(tx).updateOne({ _id: member, version: before.version }, { $set: set, $unset: { lockedUntil: 1, attempt: 1, resetAsked: 1 } }, { session: tx.session });
  } else {
    await Pins(tx).create([{ _id: member, ...set }], { session: tx.session });
  }
  if (before?.hash !== undefined) await notify(tx, { id: `pin:${member}:changed:${version}`, member, kind: 'pin.changed' });
  return ok(makeProof(member, version, before?.waitsUntil));
}
