import { inTransaction, type Tx } from '../../core/db/database.ts';
import { ok, type Result } from '../../core/errors.ts';
import type { Role } from '../../core/members/member.model.ts';
import { appointModerator, dismissModerator } from '../../core/moderation/appoint-moderator.ts';
import { ban, liftBan } from '../../core/moderation/ban.ts';
import { revokeSessionsOf } from '../../core/moderation/close-session.ts';
import { requireRole } from '../../core/moderation/require-role.ts';
import type { Done } from '../layout.ts';
import { refusalPage } from '../refusal.ts';
import { redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

/** A ban and its end, roles, and the end of somebody's sessions. */
export const memberActRoutes: readonly PanelRoute[] = [
  {
    method: 'POST', path: '/members/:member/ban', role: 'content',
    run: async (visit) => {
      if (visit.fields['sure'] !== 'yes') return refusalPage(visit, { code: 'not_sure' }, addressOf(visit));
      return change(visit, 'banned', (tx, who) => ban(tx, { ...who, reason: visit.fields['reason'] ?? '' }));
    },
  },
  { method: 'POST', path: '/members/:member/lift', role: 'content', run: (visit) => change(visit, 'lifted', liftBan) },
  { method: 'POST', path: '/members/:member/give-role', role: 'owner', run: (visit) => changeRole(visit, 'granted', appointModerator) },
  { method: 'POST', path: '/members/:member/take-role', role: 'owner', run: (visit) => changeRole(visit, 'revoked', dismissModerator) },
  {
    method: 'POST', path: '/members/:member/end-sessions', role: 'owner',
    run: (visit) => change(visit, 'sessions', async (tx, { member, by }) => {
      const owner = await requireRole(tx, by, 'owner');
      return owner.ok ? ok(await revokeSessionsOf(tx, member, owner.value._id)) : owner;
    }),
  },
];

interface Who { readonly member: string; readonly by: string }
type Change = (tx: Tx, who: Who) => Promise<Result<unknown, string>>;

async function change(visit: Visit, done: Done, act: Change): Promise<Answer> {
  const who = { member: visit.params['member'] ?? '', by: visit.member._id };
  const result = await inTransaction(visit.reader, (tx) => act(tx, who));
  return result.ok ? redirect(`${addressOf(visit)}?done=${done}`) : refusalPage(visit, result, addressOf(visit));
}

async function changeRole(visit: Visit, done: Done, act: (tx: Tx, change: Who & { role: Role }) => Promise<Result<unknown, string>>): Promise<Answer> {
  const role = visit.fields['role'];
  if (role !== 'content' && role !== 'money' && role !== 'owner') return refusalPage(visit, { code: 'other' }, addressOf(visit));
  return change(visit, done, (tx, who) => act(tx, { ...who, role }));
}

function addressOf({ params }: Visit): string {
  return `/admin/members/${encodeURIComponent(params['member'] ?? '')}`;
}
