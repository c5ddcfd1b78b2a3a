import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import { formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { findMembers } from '../../core/members/find-member.ts';
import { listAudit } from '../../core/moderation/list-audit.ts';
import { REASON_TEXT_MAX } from '../../core/moderation/reasons.ts';
import type { PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { findOrder } from '../../core/payments/read-order.ts';
import { refundsOf } from '../../core/refunds/list-refunds.ts';
import type { Refund } from '../../core/refunds/refund.model.ts';
import { newWish, startRefund } from '../../core/refunds/start-refund.ts';
import { auditList } from '../audit-list.ts';
import { explain } from '../explain.ts';
import { sureField } from '../reason-fields.ts';
import { token } from '../layout.ts';
import { readKyatField, receiptLink } from '../money-parts.ts';
import { moneyTabs } from '../money-tabs.ts';
import { person } from '../person.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

/** `/admin/money/orders/ORDER`: everything about one top-up, and giving it back. */
export const orderRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money/orders/:order', role: 'money', run: orderPage },
  { method: 'POST', path: '/money/orders/:order/refund', role: 'money', run: refund },
];

async function orderPage(visit: Visit): Promise<Answer> {
  const { t, reader, params, language } = visit;
  const order = await findOrder(reader, params['order'] ?? '');
  if (!order) return explain(visit, 'missing', 404);
  const [members, refunds, rows] = await Promise.all([findMembers(reader, [order.member]), refundsOf(reader, order._id), listAudit(reader, { subject: `order:${order._id}` })]);
  const title = t('desk:order.title', { id: order._id });
  const at = (when: Date) => formatDateTime(when, language);
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}<div class="columns"><div><section class="card"><dl class="facts">
<dt>${t('panel:money.member')}</dt><dd>${person(visit, order.member, members)}</dd>
<dt>${t('panel:money.amount')}</dt><dd><b>${formatKyat(order.amount, language)}</b></dd>
<dt>${t('desk:order.through')}</dt><dd>${t(`desk:provider.${order.provider}`)}</dd>
<dt>${t('desk:order.state')}</dt><dd><span class="tag${order.state === 'paid' && ' good'}">${t(`panel:order.${order.state}`)}</span> ${order.end !== undefined && order.end !== order.state && t(`desk:end.${order.end}`)}</dd>
<dt>${t('panel:money.opened')}</dt><dd>${at(order.createdAt)}</dd><dt>${t('desk:order.expires')}</dt><dd>${at(order.expiresAt)}</dd>
${order.paidAt && html`<dt>${t('desk:order.paid')}</dt><dd>${at(order.paidAt)}</dd>`}
${order.transfer !== undefined && html`<dt>${t('desk:order.transfer')}</dt><dd>${receiptLink(order.transfer)}</dd>`}
<dt>${t('desk:order.tries')}</dt><dd>${[...new Set([...order.settled, ...(order.charge === undefined ? [] : [order.charge])])].join(', ') || t('desk:order.none')}</dd>
${(order.refunded ?? 0) > 0 && html`<dt>${t('desk:order.refunded')}</dt><dd>${formatKyat(order.refunded ?? 0, language)}</dd>`}</dl></section>
${refunds.length > 0 && html`<section class="card"><h2>${t('desk:refunds.title')}</h2><ul class="plain">${refunds.map((one) => refundLine(visit, one))}</ul></section>`}</div>
<div class="side">${refundForm(visit, order)}<section class="card"><h2>${t('desk:order.history')}</h2>${rows.length > 0 ? await auditList(visit, rows, { subjects: false }) : html`<p class="muted">${t('panel:post.noHistory')}</p>`}</section></div></div>`);
}

function refundLine({ t, language }: Visit, one: Refund): Html {
  return html`<li>${formatKyat(one.amount, language)} · ${t(`desk:refunds.${one.state}`)}<div class="small muted">${formatDateTime(one.at, language)} · <code>${one._id}</code></div></li>`;
}

function refundForm(visit: Visit, order: PaymentOrder): Html | undefined {
  const { t } = visit;
  const left = order.amount - (order.refunded ?? 0);
  if (order.state !== 'paid' || left <= 0) return undefined;
  return html`<section class="card"><h2>${t('desk:order.refund')}</h2><form class="stack" method="post" action="/admin/money/orders/${order._id}/refund">${token(visit)}<input type="hidden" name="wish" value="${newWish()}">
<label><span>${t('desk:order.amount')}</span><input type="text" name="amount" inputmode="numeric" required value="${String(left)}"></label>
<label><span>${t('desk:order.reason')}</span><textarea name="reason" maxlength="${REASON_TEXT_MAX}" rows="2" required></textarea></label>${sureField(visit)}
<button class="danger">${t('desk:order.refund')}</button><p class="small muted">${t('desk:order.refundNote')}</p></form></section>`;
}

async function refund(visit: Visit): Promise<Answer> {
  const { fields, params, member, reader } = visit;
  const order = params['order'] ?? '';
  const back = `/admin/money/orders/${order}`;
  if (fields['sure'] !== 'yes') return refusalPage(visit, { code: 'not_sure' }, back);
  const wish = fields['wish'] ?? '';
  if (!/^\w{8,20}$/.test(wish)) return refusalPage(visit, { code: 'other' }, back);
  const started = await inTransaction(reader, (tx) => startRefund(tx, { order, amount: readKyatField(fields['amount']), reason: fields['reason'] ?? '', by: member._id, wish }));
  return started.ok ? redirect(`${back}?done=refund_started`) : refusalPage(visit, started, back);
}
