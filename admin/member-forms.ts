import { html, type Html } from '../core/html.ts';
import type { Member, Role } from '../core/members/member.model.ts';
import { hasRole } from '../core/moderation/require-role.ts';
import { token } from './layout.ts';
import { reasonFields, sureField } from './reason-fields.ts';
import type { Visit } from './visit.ts';

const ROLES: readonly Role[] = ['content', 'money', 'owner'];

/** What this moderator may do with this member: a ban or its end (content), roles and sessions (owner). */
export function memberForms(visit: Visit, member: Member): Html | undefined {
  const content = hasRole(visit.member, 'content') && !member.roles.includes('owner');
  const owner = hasRole(visit.member, 'owner');
  if (!content && !owner) return undefined;
  return html`<section class="card"><h2>${visit.t('panel:decide.title')}</h2>${content && banForm(visit, member)}${owner && member.status === 'active' && roleForms(visit, member)}</section>`;
}

function banForm(visit: Visit, { _id, status }: Member): Html {
  const { t } = visit;
  if (status === 'banned') {
    return html`<form class="stack" method="post" action="/admin/members/${_id}/lift">${token(visit)}<button>${t('panel:members.lift')}</button><p class="small muted">${t('panel:members.liftNote')}</p></form>`;
  }
  return html`<details><summary>${t('panel:members.ban')}</summary><form class="stack" method="post" action="/admin/members/${_id}/ban">${token(visit)}${reasonFields(visit, { text: false })}${sureField(visit)}
<button class="danger">${t('panel:members.ban')}</button><p class="small muted">${t('panel:decide.banNote')}</p></form></details>`;
}

function roleForms(visit: Visit, { _id, roles }: Member): Html {
  const { t } = visit;
  const own = visit.member._id === _id;
  const changeable = ROLES.filter((role) => !(own && role === 'owner'));
  return html`<h3>${t('panel:members.roles')}</h3><div class="stack">${changeable.map((role) => {
    const has = roles.includes(role);
    return html`<form class="split" method="post" action="/admin/members/${_id}/${has ? 'take-role' : 'give-role'}">${token(visit)}<input type="hidden" name="role" value="${role}">
<span>${t(`panel:role.${role}`)}</span><button>${t(has ? 'panel:members.take' : 'panel:members.give')}</button></form>`;
  })}</div>${roles.length > 0 && html`<form method="post" action="/admin/members/${_id}/end-sessions">${token(visit)}<button>${t('panel:members.endSessions')}</button></form>`}`;
}
