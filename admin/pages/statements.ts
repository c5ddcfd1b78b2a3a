import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import { formatDateTime } from '../../core/language/format-date.ts';
import { writeDay } from '../../core/language/read-day.ts';
import { PROVIDER_NAMES } from '../../core/payments/provider.ts';
import { applyStatement } from '../../core/reconcile/apply-statement.ts';
import { checkStatement, type CheckedLine, type LineVerdict } from '../../core/reconcile/check-statement.ts';
import { findStatement, listStatements } from '../../core/reconcile/find-statement.ts';
import { keepStatement } from '../../core/reconcile/keep-statement.ts';
import type { ProviderStatement } from '../../core/reconcile/statement.model.ts';
import { explain } from '../explain.ts';
import { token } from '../layout.ts';
import { orderLink } from '../money-parts.ts';
import { moneyTabs } from '../money-tabs.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

const HERE = '/admin/money/statements';
/** What changes something comes first; the rest is only counted. */
const VERDICTS: readonly LineVerdict[] = ['credit', 'wrong_amount', 'unknown', 'unreadable', 'repeated', 'not_paid', 'booked'];
const LINES_SHOWN = 100;

/** `/admin/money/statements`: statement files of providers that cannot be asked; `/statements/ID`: what one would do, and doing it. */
export const statementRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money/statements', role: 'money', run: listPage },
  { method: 'POST', path: '/money/statements/upload', role: 'money', run: upload },
  { method: 'GET', path: '/money/statements/:statement', role: 'money', run: statementPage },
  { method: 'POST', path: '/money/statements/:statement/apply', role: 'money', run: apply },
];

async function listPage(visit: Visit): Promise<Answer> {
  const { t, reader, language, now } = visit;
  const statements = await listStatements(reader);
  const title = t('desk:reconcile.title');
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}<section class="card"><p>${t('desk:reconcile.hint')}</p>
<form class="stack" method="post" action="${HERE}/upload" enctype="multipart/form-data">${token(visit)}<div class="fields">
<label><span>${t('desk:reconcile.provider')}</span><select name="provider" required>${['wavepay', ...PROVIDER_NAMES.filter((name) => name !== 'wavepay')].map((name) => html`<option value="${name}">${providerName(visit, name)}</option>`)}</select></label>
<label><span>${t('desk:reconcile.from')}</span><input type="date" name="from" required value="${writeDay(now)}"></label><label><span>${t('desk:reconcile.to')}</span><input type="date" name="to" required value="${writeDay(now)}"></label>
<label><span>${t('desk:reconcile.file')}</span><input type="file" name="file" accept=".csv,.txt,text/csv" required></label></div><button class="primary">${t('desk:reconcile.upload')}</button></form></section>
<section class="card scroll"><h2>${t('desk:reconcile.last')}</h2>${statements.length === 0 ? html`<p class="muted">${t('desk:reconcile.none')}</p>` : html`<table><tbody>${statements.map((one) => html`<tr><td><a href="${HERE}/${one._id}">${formatDateTime(one.at, language)}</a></td>
<td>${providerName(visit, one.provider)}</td><td>${days(one)}</td><td>${state(visit, one)}</td></tr>`)}</tbody></table>`}</section>`);
}

function providerName({ t }: Visit, name: string): string {
  return t(`desk:provider.${PROVIDER_NAMES.find((each) => each === name) ?? 'manual'}`);
}

function days({ from, to }: Pick<ProviderStatement, 'from' | 'to'>): string {
  return `${writeDay(from)} – ${writeDay(new Date(to.getTime() - 1))}`;
}

function state({ t }: Visit, { state: is, result }: Pick<ProviderStatement, 'state' | 'result'>): Html {
  if (is === 'done') return html`<span class="tag good">${t('desk:reconcile.applied')}</span>${result && html`<div class="small muted">${t('desk:reconcile.result', { ...result })}</div>`}`;
  return html`<span class="tag warn">${t(is === 'applying' ? 'desk:reconcile.applying' : 'desk:reconcile.read')}</span>`;
}

async function statementPage(visit: Visit): Promise<Answer> {
  const { t, reader, params } = visit;
  const statement = await findStatement(reader, params['statement'] ?? '');
  if (!statement) return explain(visit, 'missing', 404);
  const { lines, missing, answered } = await checkStatement(reader, statement);
  const title = `${providerName(visit, statement.provider)} · ${days(statement)}`;
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}<section class="card"><p>${state(visit, statement)}</p>
${statement.state === 'read' && html`<form class="stack" method="post" action="${HERE}/${statement._id}/apply">${token(visit)}<button class="primary">${t('desk:reconcile.apply')}</button><p class="small muted">${t('desk:reconcile.applyNote')}</p></form>`}</section>
<h2>${t('desk:reconcile.preview')}</h2>
${VERDICTS.map((verdict) => verdictCard(visit, verdict, lines.filter((line) => line.verdict === verdict)))}
${missing.length > 0 && html`<section class="card"><h3>${t('desk:reconcile.missing')}</h3><ul class="plain">${missing.slice(0, LINES_SHOWN).map(({ _id }) => html`<li>${orderLink(_id)}</li>`)}</ul></section>`}
${answered.length > 0 && html`<section class="card"><h3>${t('desk:reconcile.answered')}</h3><ul class="plain">${answered.slice(0, LINES_SHOWN).map(({ charge, kind }) => html`<li>${t(`panel:case.${kind}`)} · <code>${charge}</code></li>`)}</ul></section>`}`);
}

function verdictCard(visit: Visit, verdict: LineVerdict, lines: readonly CheckedLine[]): Html | undefined {
  const { t } = visit;
  if (lines.length === 0) return undefined;
  const rows = lines.slice(0, LINES_SHOWN).map(({ line, order }) => html`<tr><td><code>${line.reference}</code></td><td class="number">${line.amountText}</td><td>${order && orderLink(order._id)}</td></tr>`);
  return html`<details class="card"${['credit', 'wrong_amount', 'unknown', 'unreadable'].includes(verdict) && html` open`}><summary>${t(`desk:reconcile.${verdict}`)} · ${t('desk:reconcile.lines', { count: lines.length })}</summary><div class="scroll"><table><thead><tr><th>${t('desk:reconcile.line')}</th><th>${t('desk:reconcile.amount')}</th><th>${t('desk:refunds.order')}</th></tr></thead><tbody>${rows}</tbody></table></div>
${lines.length > LINES_SHOWN && html`<p class="muted">${t('desk:reconcile.more', { n: lines.length - LINES_SHOWN })}</p>`}</details>`;
}

async function upload(visit: Visit): Promise<Answer> {
  const { fields, member, reader } = visit;
  const { provider = '', from = '', to = '', file = '' } = fields;
  const kept = await inTransaction(reader, (tx) => keepStatement(tx, { by: member._id, provider, from, to, text: file }));
  return kept.ok ? redirect(`${HERE}/${kept.value._id}`) : refusalPage(visit, kept, HERE);
}

async function apply(visit: Visit): Promise<Answer> {
  const { params, member, reader } = visit;
  const statement = params['statement'] ?? '';
  const applied = await inTransaction(reader, (tx) => applyStatement(tx, { statement, by: member._id }));
  return applied.ok ? redirect(`${HERE}/${statement}?done=statement_applied`) : refusalPage(visit, applied, `${HERE}/${statement}`);
}
