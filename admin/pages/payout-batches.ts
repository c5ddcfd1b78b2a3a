import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import { formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { confirmPayout, exportBatch, refuseWithdrawal } from '../../core/moderation/decide-withdrawal.ts';
import { localNumber, writeBatchFile } from '../../core/withdrawals/export-batch.ts';
import { findBatch, listBatch, listBatches } from '../../core/withdrawals/read-withdrawals.ts';
import { readResults, type ResultLine } from '../../core/withdrawals/read-results.ts';
import { FAIL_REASONS } from '../../core/withdrawals/withdrawal-rules.ts';
import type { PayoutBatch } from '../../core/withdrawals/withdrawal.model.ts';
import { emptyState } from '../empty-state.ts';
import { explain } from '../explain.ts';
import { token } from '../layout.ts';
import { sumCell } from '../money-parts.ts';
import { moneyTabs } from '../money-tabs.ts';
import { refusalPage } from '../refusal.ts';
import { csvFile, page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

const HOME = '/admin/money/withdrawals';

/** Batch files: made, downloaded, and taken back filled in, with a look at what they will do before they do it. */
export const batchRoutes: readonly PanelRoute[] = [
  { method: 'POST', path: '/money/withdrawals/export', role: 'money', run: makeBatch },
  { method: 'GET', path: '/money/withdrawals/batches/:batch', role: 'money', run: (visit) => withBatch(visit, (batch) => batchPage(visit, batch)) },
  { method: 'GET', path: '/money/withdrawals/batches/:batch/file', role: 'money', run: (visit) => withBatch(visit, async ({ _id, way }) => csvFile(`payout-${way}-${_id}.csv`, await writeBatchFile(visit.reader, _id))) },
  { method: 'POST', path: '/money/withdrawals/batches/:batch/look', role: 'money', run: (visit) => withBatch(visit, (batch) => previewPage(visit, batch)) },
  { method: 'POST', path: '/money/withdrawals/batches/:batch/apply', role: 'money', run: (visit) => withBatch(visit, (batch) => apply(visit, batch)) },
];

/** The latest batches, for the page of the withdrawals. */
export async function batchList(visit: Visit): Promise<Html> {
  const { t, language, reader } = visit;
  const batches = await listBatches(reader);
  if (batches.length === 0) return emptyState(t('withdraw:panel.empty'), t('withdraw:panel.emptyBody'));
  return html`<section class="card"><ul class="plain">${batches.map((batch) => html`<li><a href="${HOME}/batches/${batch._id}">${t('withdraw:panel.batch', { id: batch._id })} · ${t(`withdraw:way.${batch.way}`)}</a>
<div class="small muted">${t('withdraw:panel.batchLine', { count: batch.count, sum: formatKyat(batch.sum, language), date: formatDateTime(batch.createdAt, language) })}</div></li>`)}</ul></section>`;
}

async function makeBatch(visit: Visit): Promise<Answer> {
  const made = await inTransaction(visit.reader, (tx) => exportBatch(tx, { way: visit.fields['way'] ?? '', by: visit.member._id }));
  return made.ok ? redirect(`${HOME}/batches/${made.value._id}`) : refusalPage(visit, made, `${HOME}?tab=approved`);
}

async function withBatch(visit: Visit, run: (batch: PayoutBatch) => Promise<Answer>): Promise<Answer> {
  const batch = await findBatch(visit.reader, visit.params['batch'] ?? '');
  return batch ? run(batch) : explain(visit, 'missing', 404);
}

async function batchPage(visit: Visit, batch: PayoutBatch): Promise<Answer> {
  const { t, language, reader } = visit;
  const lines = await listBatch(reader, batch._id);
  const title = `${t('withdraw:panel.batch', { id: batch._id })} · ${t(`withdraw:way.${batch.way}`)}`;
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}<p class="muted">${t('withdraw:panel.batchLine', { count: batch.count, sum: formatKyat(batch.sum, language), date: formatDateTime(batch.createdAt, language) })}</p>
<section class="card stack"><a class="button primary" href="${HOME}/batches/${batch._id}/file">${t('withdraw:panel.download')}</a>
<form class="stack" method="post" enctype="multipart/form-data" action="${HOME}/batches/${batch._id}/look">${token(visit)}<label><span>${t('withdraw:panel.upload')}</span><input type="file" name="file" accept=".csv,text/csv" required></label>
<p class="small muted">${t('withdraw:panel.uploadNote', { codes: FAIL_REASONS.join(', ') })}</p><button>${t('withdraw:panel.look')}</button></form></section>
<div class="card scroll"><table><thead><tr><th>${t('withdraw:panel.number')}</th><th>${t('withdraw:panel.to')}</th><th>${t('withdraw:panel.amount')}</th><th>${t('withdraw:panel.state')}</th></tr></thead>
<tbody>${lines.map((one) => html`<tr><td><code>${one._id}</code></td><td><code>${localNumber(one.phone)}</code></td>${sumCell(visit, one.amount)}<td><span class="tag${one.state === 'paid' && ' good'}${one.state === 'failed' && ' bad'}">${t(`withdraw:state.${one.state}`)}</span>
${one.reference !== undefined && html`<div class="small muted">${one.reference}</div>`}</td></tr>`)}</tbody></table></div><p><a href="${HOME}?tab=batches">${t('withdraw:panel.back')}</a></p>`);
}

async function previewPage(visit: Visit, batch: PayoutBatch): Promise<Answer> {
  const { t } = visit;
  const text = visit.fields['file'] ?? '';
  const lines = await readResults(visit.reader, { batch: batch._id, text });
  if (!lines) return refusalPage(visit, { code: 'file_unreadable' }, `${HOME}/batches/${batch._id}`);
  const n = lines.filter(({ what }) => what === 'pay' || what === 'fail').length;
  const title = t('withdraw:panel.preview');
  const form = html`<form class="stack" method="post" action="${HOME}/batches/${batch._id}/apply">${token(visit)}<input type="hidden" name="file" value="${text}"><button class="primary">${t('withdraw:panel.apply', { n })}</button></form>`;
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}<section class="card">${n > 0 ? form : html`<p>${t('withdraw:panel.nothingToDo')}</p>`}</section>
<div class="card scroll"><table><thead><tr><th>${t('withdraw:panel.line')}</th><th>${t('withdraw:panel.number')}</th><th>${t('withdraw:panel.amount')}</th><th>${t('withdraw:panel.state')}</th></tr></thead>
<tbody>${lines.map((line) => html`<tr><td data-label="${t('withdraw:panel.line')}">${line.line}</td><td><code>${line.number}</code></td>${line.amount === undefined ? html`<td></td>` : sumCell(visit, line.amount)}<td>${meaning(visit, line)}</td></tr>`)}</tbody></table></div>
<p><a href="${HOME}/batches/${batch._id}">${t('panel:error.back')}</a></p>`);
}

function meaning({ t }: Visit, line: ResultLine): string {
  switch (line.what) {
    case 'pay': return t('withdraw:panel.what.pay', { reference: line.reference });
    case 'fail': return t('withdraw:panel.what.fail', { reason: t(`withdraw:reason.${line.reason}`) });
    case 'problem': return t('withdraw:panel.what.problem', { problem: t(`withdraw:panel.problem.${line.problem}`) });
    case 'done': case 'open': return t(`withdraw:panel.what.${line.what}`);
  }
}

/** Does what the preview said, each line in a transaction of its own: a line that is refused meanwhile stops no other. */
async function apply(visit: Visit, batch: PayoutBatch): Promise<Answer> {
  const { reader, member: { _id: by }, t } = visit;
  const lines = await readResults(reader, { batch: batch._id, text: visit.fields['file'] ?? '' });
  if (!lines) return refusalPage(visit, { code: 'file_unreadable' }, `${HOME}/batches/${batch._id}`);
  let done = 0;
  let refused = 0;
  for (const line of lines) {
    if (line.what !== 'pay' && line.what !== 'fail') continue;
    const booked = await inTransaction(reader, (tx) => (line.what === 'pay'
      ? confirmPayout(tx, { withdrawal: line.number, by, reference: line.reference })
      : refuseWithdrawal(tx, { withdrawal: line.number, by, reason: line.reason })));
    if (booked.ok) done++;
    else refused++;
  }
  const title = t('withdraw:panel.applied', { done, refused });
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}<p><a class="button" href="${HOME}/batches/${batch._id}">${t('withdraw:panel.batch', { id: batch._id })}</a></p>`);
}
