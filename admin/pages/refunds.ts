import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import { formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { findMembers } from '../../core/members/find-member.ts';
import type { Member } from '../../core/members/member.model.ts';
import { settleRefundByHand } from '../../core/refunds/end-refund.ts';
import { listRefunds } from '../../core/refunds/list-refunds.ts';
import type { Refund } from '../../core/refunds/refund.model.ts';
import { emptyState } from '../empty-state.ts';
import { sureField } from '../reason-fields.ts';
import { token } from '../layout.ts';
import { orderLink, sumCell } from '../money-parts.ts';
import { moneyTabs } from '../money-tabs.ts';
import { person } from '../person.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

/** `/admin/money/refunds`: top-ups on their way back, and what a person sends by hand. They begin on the page of a top-up. */
export const refundRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money/refunds', role: 'money', run: refundsPage },
  { method: 'POST', path: '/money/refunds/:refund/sent', role: 'money', run: (visit) => settle(visit, true) },
  { method: 'POST', path: '/money/refunds/:refund/not-sent', role: 'money', run: (visit) => settle(visit, false) },
];

async function refundsPage(visit: Visit): Promise<Answer> {
  const { t, reader } = visit;
  const { open, ended } = await listRefunds(reader);
  const members = await findMembers(reader, [...open, ...ended].map(({ member }) => member));
  const title = t('desk:refunds.title');
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}
${open.length > 0 ? open.map((one) => refundCard(visit, one, members)) : emptyState(t('desk:refunds.none'), t('desk:refunds.noneBody'))}
${ended.length > 0 && html`<section class="card scroll"><h2>${t('desk:refunds.ended')}</h2><table><tbody>${ended.map((one) => row(visit, one, members))}</tbody></table></section>`}`);
}

function refundCard(visit: Visit, one: Refund, members: ReadonlyMap<string, Member>): Html {
  const { t, language } = visit;
  const action = `/admin/money/refunds/${one._id}`;
  const trouble = one.trouble === 'unsupported' ? t('desk:refunds.unsupported') : t('desk:refunds.trouble', { code: one.trouble ?? '' });
  return html`<article class="card"><h3>${formatKyat(one.amount, language)} · ${t(`desk:refunds.${one.state}`)}</h3><dl class="facts">
<dt>${t('panel:money.member')}</dt><dd>${person(visit, one.member, members)}</dd><dt>${t('desk:order.through')}</dt><dd>${t(`desk:provider.${one.provider}`)}</dd>
<dt>${t('desk:refunds.order')}</dt><dd>${orderLink(one.order)}</dd><dt>${t('desk:refunds.why')}</dt><dd>${one.reason}</dd><dt>${t('panel:money.opened')}</dt><dd>${formatDateTime(one.at, language)}</dd></dl>
${one.trouble !== undefined && html`<p class="note">${trouble}</p>`}
${one.state === 'by_hand' && html`<form class="stack" method="post" action="${action}/sent">${token(visit)}<label><span>${t('desk:refunds.reference')}</span><input type="text" name="reference" required maxlength="60"></label>
<button class="primary">✓ ${t('desk:refunds.sent')}</button></form>
<details><summary>${t('desk:refunds.notSent')}</summary><form class="stack" method="post" action="${action}/not-sent">${token(visit)}${sureField(visit)}<button class="danger">✕ ${t('desk:refunds.notSent')}</button></form></details>`}</article>`;
}

function row(visit: Visit, one: Refund, members: ReadonlyMap<string, Member>): Html {
  const { t, language } = visit;
  return html`<tr><td>${formatDateTime(one.at, language)}</td><td>${person(visit, one.member, members)}</td>${sumCell(visit, one.amount)}
<td><span class="tag ${one.state === 'done' ? 'good' : 'bad'}">${t(`desk:refunds.${one.state}`)}</span><div class="small muted">${one.transaction}</div></td><td>${orderLink(one.order)}</td></tr>`;
}

async function settle(visit: Visit, sent: boolean): Promise<Answer> {
  const { fields, params, member, reader } = visit;
  if (!sent && fields['sure'] !== 'yes') return refusalPage(visit, { code: 'not_sure' }, '/admin/money/refunds');
  const input = { refund: params['refund'] ?? '', by: member._id, sent, ...(fields['reference'] && { reference: fields['reference'] }) };
  const settled = await inTransaction(reader, (tx) => settleRefundByHand(tx, input));
  return settled.ok ? redirect('/admin/money/refunds?done=refund_ended') : refusalPage(visit, settled, '/admin/money/refunds');
}
