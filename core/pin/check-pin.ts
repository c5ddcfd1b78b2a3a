import { createHash } from 'node:crypto';
import type { Reader } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { findMember } from '../members/find-member.ts';
import type { Vault } from '../vault.ts';
import { verifyPin } from './hash-pin.ts';
import { makeProof, type PinProof } from './pin-proof.ts';
import { isPin, triesLeft, TRIES_MAX, WAITS_MS } from './pin-rules.ts';
import { Pins, type Pin } from './pin.model.ts';

export type PinRefusal = 'pin_missing' | 'pin_wrong' | 'pin_locked' | 'pin_blocked';

/**
 * Checks a member's PIN, outside any transaction. The try is counted, and the wait after it begins, before the PIN is looked at, in one
 * conditional update: however many guesses come at the same moment from however many chats, each is counted. `attempt` names the
 * update that brought it; run again, it is not counted twice. A right PIN sets the count back.
 * Refuses: pin_missing (none is set), pin_wrong { left } (tries before the next wait), pin_locked { until } (milliseconds),
 * pin_blocked (only a person can help).
 */
export async function checkPin(reader: Reader, vault: Vault, input: { member: string; pin: string; attempt: string }): Promise<Result<PinProof, PinRefusal>> {
  if (reader.session?.inTransaction()) throw new Error('a PIN is never checked inside a transaction');
  const attempt = createHash('sha256').update(input.attempt).digest('base64url').slice(0, 16);
  let counted = await countTry(reader, input.member, attempt);
  if (!counted.ok && counted.code === 'pin_missing') counted = await countTry(reader, (await findMember(reader, input.member))?._id ?? input.member, attempt);
  if (!counted.ok) return counted;
  const { _id: member, hash = '', version, tries, lockedUntil, waitsUntil } = counted.value;
  if (isPin(input.pin) && await verifyPin(vault, input.pin, hash)) {
    await Pins(reader).updateOne({ _id: member, version }, { $set: { tries: 0 }, $unset: { lockedUntil: 1, attempt: 1 } });
    return ok(makeProof(member, version, waitsUntil));
  }
  if (tries >= TRIES_MAX) return refused('pin_blocked');
  return lockedUntil && lockedUntil > reader.clock.now() ? refused('pin_locked', { until: lockedUntil.getTime() }) : refused('pin_wrong', { left: triesLeft(tries) });
}

/** Counts one try, if one may be made now. */
async function countTry(reader: Reader, member: string, attempt: string): Promise<Result<Pin, PinRefusal>> {
  const now = reader.clock.now();
  const tries = { $add: ['$tries', 1] };
  const wait = { $ifNull: [{ $arrayElemAt: [[...WAITS_MS], tries] }, 0] };
  const counted = await Pins(reader).findOneAndUpdate(
    { _id: member, hash: { $exists: true }, tries: { $lt: TRIES_MAX }, attempt: { $ne: attempt }, $or: [{ lockedUntil: { $exists: false } }, { lockedUntil: { $lte: now } }] },
    [{ $set: { tries, attempt, lockedUntil: { $cond: [{ $gt: [wait, 0] }, { $add: [now, wait] }, '$$REMOVE'] } } }],
    { returnDocument: 'after', updatePipeline: true },
  ).lean<Pin>();
  if (counted) return ok(counted);
  const found = await Pins(reader).findById(member).lean<Pin>();
  if (found?.hash === undefined) return refused('pin_missing');
  if (found.attempt === attempt) return ok(found);
  if (found.tries >= TRIES_MAX) return refused('pin_blocked');
  return refused('pin_locked', { until: (found.lockedUntil ?? now).getTime() });
}
