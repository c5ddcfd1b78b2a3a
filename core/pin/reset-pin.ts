import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { notify } from '../notices/notify.ts';
import { WAIT_AFTER_RESET_MS } from './pin-rules.ts';
import { Pins, type Pin } from './pin.model.ts';

/** A member forgot their PIN and asks a person for a reset. Asking again changes nothing. Refuses pin_missing (there is none to forget). */
export async function askPinReset(tx: Tx, member: string): Promise<Result<undefined, 'pin_missing' | InactiveCode>> {
  const active = await requireActive(tx, member);
  if (!active.ok) return active;
  const found = await Pins(tx).findOneAndUpdate(
    { _id: active.value._id, hash: { $exists: true } },
    [{ $set: { resetAsked: { $ifNull: ['$resetAsked', tx.clock.now()] } } }],
    { session: tx.session, updatePipeline: true },
  ).lean<Pin>();
  return found ? ok() : refused('pin_missing');
}

/**
 * Ends a member's question for a reset, and tells them: `reset` takes the PIN away, so that they choose a new one before money leaves the next
 * time, which is a day later at the earliest (WAIT_AFTER_RESET_MS); otherwise it stays as it is. Who may decide, and the audit row, are the caller's (core/moderation). Refuses no_reset_asked.
 */
export async function endPinReset(tx: Tx, { member, reset }: { member: string; reset: boolean }): Promise<Result<undefined, 'no_reset_asked'>> {
  const ended = await Pins(tx).findOneAndUpdate(
    { _id: member, resetAsked: { $exists: true } },
    reset
      ? { $unset: { hash: 1, resetAsked: 1, lockedUntil: 1, attempt: 1, setAt: 1 }, $set: { tries: 0, waitsUntil: new Date(tx.clock.now().getTime() + WAIT_AFTER_RESET_MS) }, $inc: { version: 1 } }
      : { $unset: { resetAsked: 1 }, $inc: { version: 1 } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Pin>();
  if (!ended) return refused('no_reset_asked');
  await notify(tx, { id: `pin:${member}:${reset ? 'reset' : 'kept'}:${ended.version}`, member, kind: reset ? 'pin.reset' : 'pin.kept' });
  return ok();
}
