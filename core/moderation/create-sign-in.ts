import { MINUTE } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { requireActive } from '../members/require-active.ts';
import { hashToken, newToken } from './secret-token.ts';
import { SignIns } from './sign-in.model.ts';

/** How long a link into the panel holds. */
export const SIGN_IN_MS = 10 * MINUTE;

/**
 * A one-time link for a moderator, asked for in their own chat and sent only there. Returns its token, which is nowhere stored: the link
 * must open a page whose button opens the session, because chats fetch links for their previews.
 * Refusal: `not_moderator`.
 */
export async function createSignIn(tx: Tx, { member }: { member: string }): Promise<Result<{ token: string; expiresAt: Date }, 'not_moderator'>> {
  const active = await requireActive(tx, member);
  if (!active.ok || active.value.roles.length === 0) return refused('not_moderator');
  const token = newToken();
  const expiresAt = new Date(tx.clock.now().getTime() + SIGN_IN_MS);
  await SignIns(tx).create([{ _id: hashToken(token), member: active.value._id, expiresAt }], { session: tx.session });
  return ok({ token, expiresAt });
}
