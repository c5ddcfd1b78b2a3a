import { html, type Html } from '../../core/html.ts';
import { formatDate } from '../../core/language/format-date.ts';
import { findMember } from '../../core/members/find-member.ts';
import { listModerators } from '../../core/members/list-moderators.ts';
import type { Member } from '../../core/members/member.model.ts';
import { listAudit } from '../../core/moderation/list-audit.ts';
import { hasRole } from '../../core/moderation/require-role.ts';
import { formatPhone, maskPhone } from '../../core/text/phone.ts';
import { auditList } from '../audit-list.ts';
import { jobsOf } from '../employer-card.ts';
import { explain } from '../explain.ts';
import { token } from '../layout.ts';
import { memberForms } from '../member-forms.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

/** `/admin/members` and `/admin/members/ID`: who moderates, and everything about one member that a moderator may know. */
export const memberRoutes: readonly PanelRoute[] = [
  {
    method: 'GET', path: '/members', role: 'any',
    run: async (visit) => {
      const { t, query, reader } = visit;
      const wanted = (query['id'] ?? '').trim();
      if (/^\w+$/.test(wanted)) return redirect(`/admin/members/${wanted}`);
      const moderators = await listModerators(reader);
      const title = t('panel:members.title');
      return page(title, html`<h1>${title}</h1><section class="card"><form class="stack" method="get" action="/admin/members">
<label><span>${t('panel:members.find')}</span><input type="text" name="id" required maxlength="40" autocomplete="off" autocapitalize="off"></label>
<p class="small muted">${t('panel:members.findHint')}</p><div><button>${t('panel:members.open')}</button></div></form></section>
<section class="card"><h2>${t('panel:members.moderators')}</h2><ul class="plain">${moderators.map((member) => html`<li><a href="/admin/members/${member._id}">${member.name ?? member._id}</a> ${roleTags(visit, member)}</li>`)}</ul></section>`);
    },
  },
  {
    method: 'GET', path: '/members/:member', role: 'any',
    run: async (visit) => {
      const member = await findMember(visit.reader, visit.params['member'] ?? '');
      return member ? memberPage(visit, member) : explain(visit, 'missing', 404);
    },
  },
];

/** One member; `phone` when the moderator asked to see the number. */
export async function memberPage(visit: Visit, member: Member, phone?: string): Promise<Answer> {
  const { t, language, reader } = visit;
  const title = member.name ?? t('panel:members.unnamed');
  const rows = await listAudit(reader, { subject: `member:${member._id}` });
  const banned = member.status === 'banned';
  return page(title, html`<h1>${title}</h1><div class="columns"><div><section class="card"><dl class="facts">
<dt>${t('panel:members.number')}</dt><dd><code>${member._id}</code></dd>
<dt>${t('panel:members.status')}</dt><dd><span class="tag ${banned ? 'bad' : 'good'}">${t(banned ? 'panel:members.banned' : 'panel:members.active')}</span></dd>
<dt>${t('panel:members.roles')}</dt><dd>${roleTags(visit, member)}</dd>
<dt>${t('panel:members.phone')}</dt><dd>${phoneFact(visit, member, phone)}</dd></dl><p class="small muted">${t('panel:post.since', { date: formatDate(member.createdAt, language) })}</p></section>
<section class="card"><h2>${t('panel:post.otherJobs')}</h2>${await jobsOf(visit, member._id)}</section></div>
<div class="side">${memberForms(visit, member)}<section class="card"><h2>${t('panel:post.history')}</h2>${rows.length > 0 ? await auditList(visit, rows, { subjects: false }) : html`<p class="muted">${t('panel:post.noHistory')}</p>`}</section></div></div>`);
}

function roleTags({ t }: Visit, { roles }: Member): Html {
  if (roles.length === 0) return html`<span class="muted">${t('panel:members.noRoles')}</span>`;
  return html`${roles.map((role) => html`<span class="tag">${t(`panel:role.${role}`)}</span> `)}`;
}

function phoneFact(visit: Visit, member: Member, shown?: string): Html {
  const { t } = visit;
  if (!member.phone) return html`<span class="muted">${t('panel:members.noPhone')}</span>`;
  if (shown !== undefined) return html`<b>${formatPhone(shown)}</b>`;
  if (!hasRole(visit.member, 'content')) return html`${maskPhone(member.phone)}`;
  return html`<form class="row" method="post" action="/admin/members/${member._id}/phone">${token(visit)}<span>${maskPhone(member.phone)}</span> <button>${t('panel:post.showPhone')}</button></form><p class="small muted">${t('panel:post.phoneNote')}</p>`;
}
