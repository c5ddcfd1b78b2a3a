import { writeCsv } from '../../core/csv/write-csv.ts';
import { DAY } from '../../core/clock.ts';
import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import { formatAgo, formatDateTime, formatTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { readDay, writeDay, writeMoment } from '../../core/language/read-day.ts';
import { findMembers } from '../../core/members/find-member.ts';
import type { Member } from '../../core/members/member.model.ts';
import { closePaymentCase } from '../../core/moderation/close-payment-case.ts';
import { REASON_TEXT_MAX } from '../../core/moderation/reasons.ts';
import { casesInWork } from '../../core/corrections/list-corrections.ts';
import { listOpenCases } from '../../core/payments/open-case.ts';
import type { PaymentCase } from '../../core/payments/payment-case.model.ts';
import type { OrderState, PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { listOrders, listOrdersBetween } from '../../core/payments/read-order.ts';
import { readAside } from '../../core/payments/watch-provider.ts';
import { emptyState } from '../empty-state.ts';
import { token } from '../layout.ts';
import { findForm, orderLink, receiptLink, sumCell } from '../money-parts.ts';
import { moneyTabs } from '../money-tabs.ts';
import { person } from '../person.ts';
import { refusalPage } from '../refusal.ts';
import { countWaitingMoney } from '../waiting-money.ts';
import { csvFile, page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

const STATES: readonly OrderState[] = ['waiting', 'paid', 'failed', 'expired', 'cancelled', 'created'];

/** `/admin/money`: payments that a person has to look at, and the latest top-ups; `/admin/money/export`: top-ups of some days. For the money role. */
export const moneyRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money', role: 'money', run: moneyPage },
  { method: 'GET', path: '/money/export', role: 'money', run: exportOrders },
  { method: 'POST', path: '/money/close-case', role: 'money', run: close },
];

async function moneyPage(visit: Visit): Promise<Answer> {
  const { t, reader, query, language, now } = visit;
  const state = STATES.find((each) => each === query['state']);
  const [cases, orders, aside, waiting, inWork] = await Promise.all([
    listOpenCases(reader), listOrders(reader, state ? { state } : {}), readAside(reader), countWaitingMoney(reader), casesInWork(reader),
  ]);
  const members = await findMembers(reader, [...cases, ...orders].flatMap(({ member }) => member ?? []));
  const tab = (label: string, value?: OrderState) => html`<a class="tag" href="/admin/money${value !== undefined && `?state=${value}`}"${value === state && html` aria-current="page"`}>${label}</a>`;
  const title = t('panel:money.title');
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit, waiting)}
${[...aside].map(([provider, until]) => html`<p class="note">${t('desk:payments.aside', { provider: t(`desk:provider.${provider}`), time: formatTime(until, language) })}</p>`)}
<h2>${t('panel:money.cases')}</h2>
${cases.length > 0 ? cases.map((one) => caseCard(visit, one, members, inWork.has(one._id))) : emptyState(t('panel:money.noCases'), t('panel:money.noCasesBody'))}
<h2>${t('panel:money.orders')}</h2><div class="tabs">${tab(t('panel:money.all'))}${STATES.map((each) => tab(t(`panel:order.${each}`), each))}</div>
${orders.length > 0 ? orderTable(visit, orders, members) : emptyState(t('panel:money.noOrders'), t('panel:money.noOrdersBody'))}
${findForm(visit)}<section class="card"><h2>${t('desk:payments.export')}</h2><form class="fields" method="get" action="/admin/money/export">
<label><span>${t('desk:payments.from')}</span><input type="date" name="from" required value="${writeDay(new Date(now.getTime() - 30 * DAY))}"></label>
<label><span>${t('desk:payments.to')}</span><input type="date" name="to" required value="${writeDay(now)}"></label><div><button>${t('desk:payments.download')}</button></div></form></section>`);
}

function caseCard(visit: Visit, one: PaymentCase, members: ReadonlyMap<string, Member>, inWork: boolean): Html {
  const { t, language, now } = visit;
  return html`<article class="card"><h3>${t(`panel:case.${one.kind}`)}</h3><dl class="facts">
<dt>${t('desk:order.through')}</dt><dd>${t(`desk:provider.${one.provider}`)}</dd>
<dt>${t('panel:money.charge')}</dt><dd>${one.charge}</dd>
${one.order !== undefined && html`<dt>${t('desk:refunds.order')}</dt><dd>${orderLink(one.order)}</dd>`}
${one.member !== undefined && html`<dt>${t('panel:money.member')}</dt><dd>${person(visit, one.member, members)}</dd>`}
${one.expected !== undefined && html`<dt>${t('panel:money.expected')}</dt><dd>${formatKyat(one.expected, language)}</dd>`}
${one.got !== undefined && html`<dt>${t('panel:money.got')}</dt><dd>${one.got}</dd>`}
<dt>${t('panel:money.opened')}</dt><dd>${formatDateTime(one.openedAt, language)} · ${formatAgo(one.openedAt, now, language)}</dd></dl>
${one.transfer !== undefined && html`<p class="note">${t('panel:money.suspense', { id: one.transfer })}</p>
<p>${inWork ? html`<a href="/admin/money/corrections">${t('desk:corrections.inWork')}</a>` : html`<a class="button" href="/admin/money/corrections?${suspenseQuery(one)}">${t('desk:corrections.title2')}</a>`}</p>`}
<details><summary>${t('panel:money.close')}</summary><form class="stack" method="post" action="/admin/money/close-case">${token(visit)}<input type="hidden" name="case" value="${one._id}">
<label><span>${t('panel:money.note')}</span><textarea name="note" maxlength="${REASON_TEXT_MAX}" required></textarea></label><button class="primary">${t('panel:money.close')}</button></form></details></article>`;
}

/** Fills the correction's form: out of suspense, to whoever the case is about. */
function suspenseQuery({ _id, got = '', member }: PaymentCase): string {
  const amount = /^(\d+)(?:\.0+)? MMK$/.exec(got)?.[1] ?? '';
  return new URLSearchParams({ debit: 'suspense', credit: member === undefined ? '' : `member:${member}`, amount, case: _id }).toString();
}

function orderTable(visit: Visit, orders: readonly PaymentOrder[], members: ReadonlyMap<string, Member>): Html {
  const { t, language } = visit;
  return html`<div class="card scroll"><table><thead><tr><th>${t('panel:money.opened')}</th><th>${t('panel:money.member')}</th><th>${t('desk:order.through')}</th><th>${t('panel:money.amount')}</th><th>${t('panel:members.status')}</th></tr></thead>
<tbody>${orders.map((order) => html`<tr><td>${formatDateTime(order.createdAt, language)}</td><td>${person(visit, order.member, members)}</td><td>${t(`desk:provider.${order.provider}`)}</td>${sumCell(visit, order.amount)}
<td><span class="tag${order.state === 'paid' && ' good'}">${t(`panel:order.${order.state}`)}</span>${order.transfer !== undefined && html`<div class="small muted">${t('desk:books.receipt')} ${receiptLink(order.transfer)}</div>`}
<div class="small">${orderLink(order._id)}</div></td></tr>`)}</tbody></table></div>`;
}

async function exportOrders(visit: Visit): Promise<Answer> {
  const { reader, query } = visit;
  const from = readDay(query['from'] ?? '');
  const last = readDay(query['to'] ?? '');
  if (!from || !last || last < from) return refusalPage(visit, { code: 'days_invalid' }, '/admin/money');
  const orders = await listOrdersBetween(reader, { from, to: new Date(last.getTime() + DAY), by: 'createdAt' });
  const rows = orders.map((order) => [
    order._id, writeMoment(order.createdAt), order.member, order.provider, order.way, order.amount, order.currency, order.state, order.end, order.charge, order.settled.join(' '),
    order.paidAt && writeMoment(order.paidAt), order.transfer, order.refunded ?? 0,
  ]);
  const heading = ['order', 'created (Yangon)', 'member', 'provider', 'way', 'amount', 'currency', 'state', 'end', 'charge', 'settled', 'paid (Yangon)', 'receipt', 'refunded'];
  return csvFile(`topups-${query['from'] ?? ''}-${query['to'] ?? ''}.csv`, writeCsv(heading, rows));
}

async function close(visit: Visit): Promise<Answer> {
  const { fields, member, reader } = visit;
  const closed = await inTransaction(reader, (tx) => closePaymentCase(tx, { case: fields['case'] ?? '', by: member._id, note: fields['note'] ?? '' }));
  return closed.ok ? redirect('/admin/money?done=closed') : refusalPage(visit, closed, '/admin/money');
}
