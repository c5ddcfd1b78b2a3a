import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { notify } from '../notices/notify.ts';
import type { IdentityReason } from './identity-rules.ts';
import { IdentityChecks, type IdentityCheck } from './identity.model.ts';

/**
 * Decides a check: accepted, or refused for a reason that the member reads. The photo is deleted after the commit (intent `identity.erase`), and its
 * address forgotten in this very transaction. Who may decide, and the audit row, are the caller's. Refuses identity_not_waiting.
 */
export async function endIdentity(tx: Tx, input: { check: string; by: string; refuse?: IdentityReason }): Promise<Result<IdentityCheck, 'identity_not_waiting'>> {
  const accepted = input.refuse === undefined;
  const before = await IdentityChecks(tx).findOneAndUpdate(
    { _id: input.check, state: 'waiting' },
    {
      $set: { state: accepted ? 'accepted' : 'refused', by: input.by, decidedAt: tx.clock.now(), ...(input.refuse && { reason: input.refuse }) },
      $unset: { key: 1, mime: 1, ...(!accepted && { live: 1 }) },
    },
    { session: tx.session, returnDocument: 'before' },
  ).lean<IdentityCheck>();
  if (!before) return refused('identity_not_waiting');
  await planIntent(tx, { id: `identity:${before._id}:erase`, kind: 'identity.erase', payload: { key: before.key ?? '' } });
  await notify(tx, {
    id: `identity:${before._id}:decided`, member: before.member, kind: accepted ? 'identity.accepted' : 'identity.refused', params: { reason: input.refuse ?? '' },
  });
  return ok(before);
}
