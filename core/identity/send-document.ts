import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { checkSentFile } from '../files/keep-file.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { IdentityChecks, type IdentityCheck } from './identity.model.ts';

export interface SentDocument {
  readonly member: string;
  readonly channel: string;
  /** The channel's reference of the photo. */
  readonly ref: string;
  readonly name?: string;
  readonly mime?: string;
  readonly size?: number;
}

/**
 * Takes the photo of a member's document: its row now, its bytes, encrypted, by the intent `identity.fetch`. A person looks at it.
 * Refuses identity_under_way (one is being looked at, or was accepted), file_too_big, file_type, file_empty, banned, member_not_found.
 */
export async function sendDocument(tx: Tx, input: SentDocument): Promise<Result<IdentityCheck, 'identity_under_way' | 'file_too_big' | 'file_type' | 'file_empty' | InactiveCode>> {
  const sent = checkSentFile({ kind: 'photo', channel: input.channel, ref: input.ref, name: input.name ?? 'photo.jpg', ...(input.size !== undefined && { size: input.size }) });
  if (!sent.ok) return sent;
  if (sent.value.group !== 'picture') return refused('file_type');
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const member = active.value._id;
  if (await IdentityChecks(tx).exists({ member, live: true }).session(tx.session)) return refused('identity_under_way');
  const check: IdentityCheck = {
    _id: newId(), member, state: 'fetching', live: true, source: { channel: input.channel, ref: input.ref }, createdAt: tx.clock.now(),
  };
  await IdentityChecks(tx).create([check], { session: tx.session });
  await planIntent(tx, { id: `identity:${check._id}:fetch`, kind: 'identity.fetch', payload: { check: check._id } });
  return ok(check);
}
