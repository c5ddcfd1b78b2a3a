import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { endIdentity } from '../identity/end-identity.ts';
import { isIdentityReason } from '../identity/identity-rules.ts';
import type { IdentityCheck } from '../identity/identity.model.ts';
import { endPinReset } from '../pin/reset-pin.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';

/** A moderator of the money role decides about a member's document: accepted, or refused for a reason; the photo is deleted either way. Audited. */
export async function decideIdentity(
  tx: Tx, input: { check: string; by: string; refuse?: string },
): Promise<Result<IdentityCheck, 'not_allowed' | 'reason_missing' | 'identity_not_waiting'>> {
  const { refuse } = input;
  if (refuse !== undefined && !isIdentityReason(refuse)) return refused('reason_missing');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const ended = await endIdentity(tx, { check: input.check, by, ...(refuse !== undefined && { refuse }) });
  if (ended.ok) {
    await recordAct(tx, {
      by, act: refuse === undefined ? 'identity.accept' : 'identity.refuse', subject: `member:${ended.value.member}`, before: 'waiting', ...(refuse !== undefined && { reason: refuse }),
    });
  }
  return ended;
}

/** Looking at a document leaves a trace, too. Refuses not_allowed. */
export async function lookAtDocument(tx: Tx, input: { member: string; by: string }): Promise<Result<undefined, 'not_allowed'>> {
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  await recordAct(tx, { by: moderator.value._id, act: 'identity.look', subject: `member:${input.member}` });
  return ok();
}

/** A moderator of the money role made sure who asks, and resets a forgotten PIN; or leaves it as it is. Nobody decides about their own. Audited. */
export async function decidePinReset(
  tx: Tx, input: { member: string; by: string; reset: boolean; sure: boolean },
): Promise<Result<undefined, 'not_allowed' | 'not_sure' | 'no_reset_asked' | 'own_pin'>> {
  if (input.reset && !input.sure) return refused('not_sure');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  if (by === input.member) return refused('own_pin');
  const ended = await endPinReset(tx, { member: input.member, reset: input.reset });
  if (ended.ok) await recordAct(tx, { by, act: input.reset ? 'pin.reset' : 'pin.keep', subject: `member:${input.member}` });
  return ended;
}
