import { approveCorrection, declineCorrection } from '../../core/corrections/decide-correction.ts';
import type { Correction } from '../../core/corrections/correction.model.ts';
import { listCorrections } from '../../core/corrections/list-corrections.ts';
import { proposeCorrection } from '../../core/corrections/propose-correction.ts';
import { inTransaction, type Tx } from '../../core/db/database.ts';
import type { Result } from '../../core/errors.ts';
import { html, type Html } from '../../core/html.ts';
import { formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { houseAccounts } from '../../core/ledger/chart-of-accounts.ts';
import { findMembers } from '../../core/members/find-member.ts';
import type { Member } from '../../core/members/member.model.ts';
import { REASON_TEXT_MAX } from '../../core/moderation/reasons.ts';
import { emptyState } from '../empty-state.ts';
import { token, type Done } from '../layout.ts';
import { accountLink, ownedAccount, ownersOf, readKyatField, receiptLink, sumCell } from '../money-parts.ts';
import { moneyTabs } from '../money-tabs.ts';
import { person } from '../person.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

const HERE = '/admin/money/corrections';

/** `/admin/money/corrections`: money moved by hand, by two people: one proposes, another agrees. */
export const correctionRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money/corrections', role: 'money', run: correctionsPage },
  { method: 'POST', path: '/money/corrections/propose', role: 'money', run: propose },
  { method: 'POST', path: '/money/corrections/:correction/agree', role: 'money', run: (visit) => decide(visit, 'correction_posted', (tx) => approveCorrection(tx, which(visit))) },
  { method: 'POST', path: '/money/corrections/:correction/decline', role: 'money', run: (visit) => decide(visit, 'correction_declined', (tx) => declineCorrection(tx, which(visit))) },
];

async function correctionsPage(visit: Visit): Promise<Answer> {
  const { t, reader } = visit;
  const { open, decided } = await listCorrections(reader);
  const members = await findMembers(reader, [...open, ...decided].flatMap(({ proposedBy, decidedBy, debit, credit }) => [proposedBy, ...(decidedBy === undefined ? [] : [decidedBy]), ...ownersOf([debit, credit])]));
  const title = t('desk:corrections.title');
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}<div class="columns"><div>
${open.length > 0 ? open.map((one) => card(visit, one, members)) : emptyState(t('desk:corrections.none'), t('desk:corrections.noneBody'))}
${decided.length > 0 && html`<section class="card scroll"><h2>${t('desk:corrections.decided')}</h2><table><tbody>${decided.map((one) => row(visit, one, members))}</tbody></table></section>`}</div>
<div class="side">${proposeForm(visit)}${reverseForm(visit)}</div></div>`);
}

function card(visit: Visit, one: Correction, members: ReadonlyMap<string, Member>): Html {
  const { t, language, member } = visit;
  const action = `${HERE}/${one._id}`;
  return html`<article class="card"><h3>${formatKyat(one.amount, language)}</h3><dl class="facts"><dt>${t('desk:corrections.from')}</dt><dd>${ownedAccount(visit, one.debit, members)}</dd><dt>${t('desk:corrections.into')}</dt><dd>${ownedAccount(visit, one.credit, members)}</dd>
${one.reverses !== undefined && html`<dt>${t('desk:corrections.reverse')}</dt><dd>${receiptLink(one.reverses)}</dd>`}
${one.case !== undefined && html`<dt>${t('panel:money.cases')}</dt><dd><a href="/admin/money"><code>${one.case}</code></a></dd>`}
<dt>${t('desk:refunds.why')}</dt><dd>${one.reason}</dd><dt>${t('desk:corrections.by')}</dt><dd>${person(visit, one.proposedBy, members)} · ${formatDateTime(one.proposedAt, language)}</dd></dl>
<div class="acts">${one.proposedBy === member._id ? html`<p class="note">${t('desk:corrections.own')}</p>` : html`<form method="post" action="${action}/agree">${token(visit)}<button class="primary">✓ ${t('desk:corrections.agree')}</button></form>`}
<form method="post" action="${action}/decline">${token(visit)}<button class="danger">✕ ${t('desk:corrections.decline')}</button></form></div></article>`;
}

function row(visit: Visit, one: Correction, members: ReadonlyMap<string, Member>): Html {
  const { t, language } = visit;
  return html`<tr><td>${one.decidedAt && formatDateTime(one.decidedAt, language)}</td>${sumCell(visit, one.amount)}<td>${accountLink(one.debit)} → ${accountLink(one.credit)}<div class="small muted">${one.reason}</div></td>
<td><span class="tag ${one.state === 'posted' ? 'good' : 'bad'}">${t(`desk:corrections.${one.state}`)}</span><div class="small">${one.transfer !== undefined && receiptLink(one.transfer)}</div></td><td>${person(visit, one.proposedBy, members)}${one.decidedBy !== undefined && html` · ${person(visit, one.decidedBy, members)}`}</td></tr>`;
}

/** Filled in from a case's link. */
function proposeForm(visit: Visit): Html {
  const { t, query } = visit;
  return html`<section class="card"><h2>${t('desk:corrections.title2')}</h2><form class="stack" method="post" action="${HERE}/propose">${token(visit)}
<label><span>${t('desk:corrections.from')}</span><input type="text" name="debit" list="accounts" required maxlength="80" value="${query['debit'] ?? ''}"></label>
<label><span>${t('desk:corrections.into')}</span><input type="text" name="credit" list="accounts" required maxlength="80" value="${query['credit'] ?? ''}"></label><datalist id="accounts">${houseAccounts.map((code) => html`<option value="${code}"></option>`)}</datalist>
<label><span>${t('desk:corrections.amount')}</span><input type="text" name="amount" inputmode="numeric" required value="${query['amount'] ?? ''}"></label>${reasonField(visit)}
${query['case'] !== undefined && html`<input type="hidden" name="case" value="${query['case']}"><p class="note">${t('desk:corrections.closes', { id: query['case'] })}</p>`}
<button class="primary">${t('desk:corrections.propose')}</button><p class="small muted">${t('desk:corrections.hint')}</p></form></section>`;
}

function reverseForm(visit: Visit): Html {
  const { t, query } = visit;
  return html`<section class="card"><h2>${t('desk:corrections.reverse')}</h2><form class="stack" method="post" action="${HERE}/propose">${token(visit)}
<label><span>${t('desk:corrections.receipt')}</span><input type="text" name="reverses" required maxlength="40" value="${query['reverses'] ?? ''}"></label>${reasonField(visit)}<button class="primary">${t('desk:corrections.propose')}</button></form></section>`;
}

function reasonField({ t }: Visit): Html {
  return html`<label><span>${t('desk:corrections.reason')}</span><textarea name="reason" maxlength="${REASON_TEXT_MAX}" rows="2" required></textarea></label>`;
}

async function propose(visit: Visit): Promise<Answer> {
  const { fields, member, reader } = visit;
  const { reverses, debit = '', credit = '', reason = '', case: answered } = fields;
  const what = reverses === undefined ? { debit, credit, amount: readKyatField(fields['amount']), ...(answered !== undefined && { case: answered }) } : { reverses };
  const proposed = await inTransaction(reader, (tx) => proposeCorrection(tx, { by: member._id, reason, ...what }));
  return proposed.ok ? redirect(`${HERE}?done=correction_proposed`) : refusalPage(visit, proposed, HERE);
}

async function decide(visit: Visit, done: Done, act: (tx: Tx) => Promise<Result<unknown, string>>): Promise<Answer> {
  const result = await inTransaction(visit.reader, act);
  return result.ok ? redirect(`${HERE}?done=${done}`) : refusalPage(visit, result, HERE);
}

function which({ params, member }: Visit): { correction: string; by: string } {
  return { correction: params['correction'] ?? '', by: member._id };
}
