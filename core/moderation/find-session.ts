import type { Reader } from '../db/database.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.model.ts';
import { hashToken } from './secret-token.ts';
import { PanelSessions, type PanelSession } from './panel-session.model.ts';

/** The moderator of a cookie, with the roles they have now; `undefined` when the session is over or they are none any more. */
export async function findSession(reader: Reader, secret: string): Promise<Member | undefined> {
  const session = await PanelSessions(reader)
    .findOne({ _id: hashToken(secret), expiresAt: { $gt: reader.clock.now() } }, {}, { session: reader.session })
    .lean<PanelSession>();
  const member = session && await findMember(reader, session.member);
  return member && member.status === 'active' && member.roles.length > 0 ? member : undefined;
}
