import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import { formatAgo } from '../../core/language/format-date.ts';
import { findMembers } from '../../core/members/find-member.ts';
import { decideReport, type ReportDecision } from '../../core/moderation/decide-report.ts';
import { listReportCases, listReportsOf } from '../../core/moderation/list-reports.ts';
import { clashPage } from '../clash-page.ts';
import { emptyState } from '../empty-state.ts';
import { token, type Done } from '../layout.ts';
import { person } from '../person.ts';
import { reasonFields, sureField } from '../reason-fields.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type Fields, type PanelRoute, type Visit } from '../visit.ts';

type ReportCase = Awaited<ReturnType<typeof listReportCases>>[number];

const DONE: Readonly<Record<ReportDecision['kind'], Done>> = { dismiss: 'dismissed', hide: 'hidden', take_down: 'taken_down', ban: 'banned' };
/** Decisions that cannot be taken back lightly, and want a tick. */
const GRAVE: readonly ReportDecision['kind'][] = ['take_down', 'ban'];

/** `/admin/reports`: jobs that members reported, the longest waiting first, each decided as a whole. */
export const reportRoutes: readonly PanelRoute[] = [
  {
    method: 'GET', path: '/reports', role: 'content',
    run: async (visit) => {
      const { t, reader } = visit;
      const cases = await listReportCases(reader);
      const title = t('panel:reports.title');
      const cards: Html[] = [];
      for (const one of cases) cards.push(await reportCard(visit, one));
      return page(title, html`<h1>${title}</h1>${cards.length > 0 ? cards : emptyState(t('panel:reports.empty'), t('panel:reports.emptyBody'))}`);
    },
  },
  { method: 'POST', path: '/reports/:job', role: 'content', run: decide },
];

async function reportCard(visit: Visit, { case: one, job }: ReportCase): Promise<Html> {
  const { t, language, now } = visit;
  const reports = await listReportsOf(visit.reader, job._id);
  const members = await findMembers(visit.reader, reports.map(({ member }) => member));
  const form = (decision: ReportDecision['kind'], inside: Html) => html`<form class="stack" method="post" action="/admin/reports/${job._id}">${token(visit)}<input type="hidden" name="decision" value="${decision}">${inside}</form>`;
  const grave = (decision: 'take_down' | 'ban', label: string, note: string) => html`<details><summary>${label}</summary>
${form(decision, html`${reasonFields(visit, { text: decision === 'take_down' })}${sureField(visit)}<button class="danger">${label}</button><p class="small muted">${note}</p>`)}</details>`;
  return html`<article class="card"><h2><a href="/admin/jobs/${job._id}">${job.title}</a></h2>
<p class="row"><span>🏢 ${job.companyName}</span><span class="tag">${t(`panel:status.${job.status}`)}</span>${job.hidden && html`<span class="tag bad">${t('panel:reports.hidden')}</span>`}
<span class="tag warn">${t('panel:reports.count', { count: one.reports })}</span><span class="small muted">${t('panel:reports.first', { ago: formatAgo(one.firstAt, now, language) })}</span></p>
<ul class="plain">${reports.map((report) => html`<li>${t(`moderation:report.${report.reason}`)}${report.text !== undefined && html`<br>“${report.text}”`}
<div class="small muted">${person(visit, report.member, members)} · ${formatAgo(report.at, now, language)}</div></li>`)}</ul><details open><summary>${t('panel:decide.title')}</summary>
<div class="acts">${form('dismiss', html`<button title="${t('panel:decide.dismissNote')}">${t('panel:decide.dismiss')}</button>`)}${form('hide', html`<button title="${t('panel:decide.hideNote')}">${t('panel:decide.hide')}</button>`)}</div>
${grave('take_down', t('panel:decide.takeDown'), t('panel:decide.takeDownNote'))}${grave('ban', t('panel:decide.ban'), t('panel:decide.banNote'))}</details></article>`;
}

async function decide(visit: Visit): Promise<Answer> {
  const decision = readDecision(visit.fields);
  const job = visit.params['job'] ?? '';
  if (!decision) return refusalPage(visit, { code: 'other' }, '/admin/reports');
  if (GRAVE.includes(decision.kind) && visit.fields['sure'] !== 'yes') return refusalPage(visit, { code: 'not_sure' }, '/admin/reports');
  const decided = await inTransaction(visit.reader, (tx) => decideReport(tx, { job, by: visit.member._id, decision }));
  if (decided.ok) return redirect(`/admin/reports?done=${DONE[decision.kind]}`);
  return decided.code === 'already_decided' ? clashPage(visit, job) : refusalPage(visit, decided, '/admin/reports');
}

function readDecision(fields: Fields): ReportDecision | undefined {
  const { decision: kind, reason = '', text } = fields;
  if (kind === 'dismiss' || kind === 'hide') return { kind };
  if (kind === 'take_down') return { kind, reason, ...(text && { text }) };
  return kind === 'ban' ? { kind, reason } : undefined;
}
