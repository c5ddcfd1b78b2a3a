import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import { IDENTITY_REASONS } from '../../core/identity/identity-rules.ts';
import type { IdentityCheck } from '../../core/identity/identity.model.ts';
import { listWaitingIdentities } from '../../core/identity/read-identity.ts';
import { formatAgo, formatDate, formatDateTime } from '../../core/language/format-date.ts';
import { findMembers } from '../../core/members/find-member.ts';
import type { Member } from '../../core/members/member.model.ts';
import { decideIdentity, decidePinReset, lookAtDocument } from '../../core/moderation/decide-identity.ts';
import { listPinResets } from '../../core/pin/read-pin.ts';
import { formatPhone } from '../../core/text/phone.ts';
import { emptyState } from '../empty-state.ts';
import { explain } from '../explain.ts';
import { token } from '../layout.ts';
import { moneyTabs } from '../money-tabs.ts';
import { person } from '../person.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

const HOME = '/admin/money/identities';
type Members = ReadonlyMap<string, Member>;

/** `/admin/money/identities`: documents that wait for a look, and PINs that were forgotten. For the money role. */
export const identityRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money/identities', role: 'money', run: identitiesPage },
  { method: 'GET', path: '/money/identities/:check/photo', role: 'money', run: photo },
  { method: 'POST', path: '/money/identities/:check/accept', role: 'money', run: (visit) => decide(visit) },
  { method: 'POST', path: '/money/identities/:check/refuse', role: 'money', run: (visit) => decide(visit, visit.fields['reason'] ?? '') },
  { method: 'POST', path: '/money/pins/:member/reset', role: 'money', run: (visit) => endReset(visit, true) },
  { method: 'POST', path: '/money/pins/:member/keep', role: 'money', run: (visit) => endReset(visit, false) },
];

async function identitiesPage(visit: Visit): Promise<Answer> {
  const { t, reader, query } = visit;
  const [checks, resets] = await Promise.all([listWaitingIdentities(reader), listPinResets(reader)]);
  const members = await findMembers(reader, [...checks, ...resets].map(({ member }) => member));
  const title = t('withdraw:panel.identities');
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}<h2>${t('withdraw:panel.documents')}</h2>
${checks.length > 0 ? checks.map((check) => documentCard(visit, check, members, check._id === query['show'])) : emptyState(t('withdraw:panel.noDocuments'), t('withdraw:panel.emptyBody'))}
<h2>${t('withdraw:panel.resets')}</h2>${resets.length > 0 ? resets.map((reset) => resetCard(visit, reset, members)) : emptyState(t('withdraw:panel.noResets'), t('withdraw:panel.emptyBody'))}`);
}

function documentCard(visit: Visit, { _id, member, createdAt }: IdentityCheck, members: Members, shown: boolean): Html {
  const { t, language, now } = visit;
  const showLink = html`<p><a class="button" href="${HOME}?show=${_id}">${t('withdraw:panel.showPhoto')}</a></p><p class="small muted">${t('withdraw:panel.photoNote')}</p>`;
  return html`<article class="card"><dl class="facts"><dt>${t('withdraw:panel.member')}</dt><dd>${person(visit, member, members)}</dd>
<dt>${t('withdraw:panel.asked')}</dt><dd>${formatDateTime(createdAt, language)} · ${formatAgo(createdAt, now, language)}</dd></dl>
${shown ? html`<p><img class="photo" src="${HOME}/${_id}/photo" alt="${t('withdraw:panel.photo')}"></p>${decision(visit, _id)}` : showLink}</article>`;
}

/** What can be decided about a document: only under its photo. */
function decision(visit: Visit, _id: string): Html {
  const { t } = visit;
  return html`<form class="stack" method="post" action="${HOME}/${_id}/accept">${token(visit)}<button class="primary">${t('withdraw:panel.accept')}</button></form>
<details><summary>${t('withdraw:panel.refuse')}</summary><form class="stack" method="post" action="${HOME}/${_id}/refuse">${token(visit)}<label><span>${t('withdraw:panel.reason')}</span><select name="reason" required><option value=""></option>
${IDENTITY_REASONS.map((reason) => html`<option value="${reason}">${t(`withdraw:identity.reason.${reason}`)}</option>`)}</select></label><button>${t('withdraw:panel.refuse')}</button></form></details>`;
}

type Reset = Awaited<ReturnType<typeof listPinResets>>[number];

function resetCard(visit: Visit, { member, asked, tries, setAt }: Reset, members: Members): Html {
  const { t, language, now } = visit;
  const phone = members.get(member)?.phone;
  return html`<article class="card"><dl class="facts"><dt>${t('withdraw:panel.member')}</dt><dd>${person(visit, member, members)}</dd>
${phone !== undefined && html`<dt>${t('withdraw:panel.phone')}</dt><dd>${formatPhone(phone)}</dd>`}
<dt>${t('withdraw:panel.asked')}</dt><dd>${formatDateTime(asked, language)} · ${formatAgo(asked, now, language)}</dd>
<dt>${t('withdraw:panel.tries')}</dt><dd>${tries}</dd>${setAt && html`<dt>${t('withdraw:panel.since')}</dt><dd>${formatDate(setAt, language)}</dd>`}</dl>
<form class="stack" method="post" action="/admin/money/pins/${member}/reset">${token(visit)}<label class="row"><input type="checkbox" name="sure" value="yes" required> <span>${t('withdraw:panel.sure')}</span></label><button class="primary">${t('withdraw:panel.reset')}</button></form>
<form class="stack" method="post" action="/admin/money/pins/${member}/keep">${token(visit)}<button>${t('withdraw:panel.keep')}</button></form></article>`;
}

/** The photo itself. Every look leaves a row in the audit, before a byte is shown. */
async function photo(visit: Visit): Promise<Answer> {
  const id = visit.params['check'] ?? '';
  const check = (await listWaitingIdentities(visit.reader)).find(({ _id }) => _id === id);
  if (!check) return explain(visit, 'missing', 404);
  const looked = await inTransaction(visit.reader, (tx) => lookAtDocument(tx, { member: check.member, by: visit.member._id }));
  if (!looked.ok) return refusalPage(visit, looked, HOME);
  const found = await visit.deps.document(id);
  return found ? { kind: 'file', name: 'document', mime: found.mime, body: Buffer.from(found.bytes), inline: true } : explain(visit, 'missing', 404);
}

async function decide(visit: Visit, refuse?: string): Promise<Answer> {
  const decided = await inTransaction(visit.reader, (tx) => decideIdentity(tx, { check: visit.params['check'] ?? '', by: visit.member._id, ...(refuse !== undefined && { refuse }) }));
  return decided.ok ? redirect(HOME) : refusalPage(visit, decided, HOME);
}

async function endReset(visit: Visit, reset: boolean): Promise<Answer> {
  const ended = await inTransaction(visit.reader, (tx) => decidePinReset(tx, { member: visit.params['member'] ?? '', by: visit.member._id, reset, sure: visit.fields['sure'] === 'yes' }));
  return ended.ok ? redirect(HOME) : refusalPage(visit, ended, HOME);
}
