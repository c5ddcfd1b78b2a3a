import type { Tx } from '../db/database.ts';
import { recordAct } from './record-act.ts';
import { hashToken } from './secret-token.ts';
import { PanelSessions } from './panel-session.model.ts';
import { SignIns } from './sign-in.model.ts';

/** Signs one browser out. */
export async function closeSession(tx: Tx, { secret }: { secret: string }): Promise<void> {
  await PanelSessions(tx).deleteOne({ _id: hashToken(secret) }, { session: tx.session });
}

/** Ends every session and unused link of a member: *sign out everywhere*, a lost role, a ban. Returns how many sessions ended. */
export async function revokeSessionsOf(tx: Tx, member: string, by?: string): Promise<number> {
  await SignIns(tx).deleteMany({ member, usedAt: { $exists: false } }, { session: tx.session });
  const { deletedCount } = await PanelSessions(tx).deleteMany({ member }, { session: tx.session });
  if (by) await recordAct(tx, { by, act: 'session.revoke', subject: `member:${member}`, reason: `${deletedCount} sessions` });
  return deletedCount;
}
