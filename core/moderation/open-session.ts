import { HOUR } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import type { Member } from '../members/member.model.ts';
import { requireActive } from '../members/require-active.ts';
import { recordAct } from './record-act.ts';
import { hashToken, newToken } from './secret-token.ts';
import { PanelSessions } from './panel-session.model.ts';
import { SignIns, type SignIn } from './sign-in.model.ts';

/** How long a browser stays signed in. */
export const PANEL_SESSION_MS = 12 * HOUR;

/**
 * Uses a sign-in link up and opens a session; returns the secret for the cookie (HttpOnly, Secure, SameSite=Strict).
 * Refusal: `sign_in_expired` for a link that is used, too old, invented, or whose moderator is none any more.
 */
export async function openSession(
  tx: Tx, { token }: { token: string },
): Promise<Result<{ secret: string; member: Member; expiresAt: Date }, 'sign_in_expired'>> {
  const now = tx.clock.now();
  const used = await SignIns(tx).findOneAndUpdate(
    { _id: hashToken(token), usedAt: { $exists: false }, expiresAt: { $gt: now } },
    { $set: { usedAt: now } },
    { session: tx.session },
  ).lean<SignIn>();
  if (!used) return refused('sign_in_expired');
  const active = await requireActive(tx, used.member);
  if (!active.ok || active.value.roles.length === 0) return refused('sign_in_expired');
  const member = active.value;
  const secret = newToken();
  const expiresAt = new Date(now.getTime() + PANEL_SESSION_MS);
  await PanelSessions(tx).create([{ _id: hashToken(secret), member: member._id, openedAt: now, expiresAt }], { session: tx.session });
  await recordAct(tx, { by: member._id, act: 'session.open', subject: `member:${member._id}` });
  return ok({ secret, member, expiresAt });
}
