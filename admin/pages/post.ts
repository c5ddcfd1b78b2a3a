import { findAnnouncement } from '../../core/announcements/list-announcement-cases.ts';
import { findFile } from '../../core/files/find-file.ts';
import { html, type Html } from '../../core/html.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import type { Job } from '../../core/jobs/job.model.ts';
import { listAudit } from '../../core/moderation/list-audit.ts';
import type { Warning } from '../../core/moderation/rules/rule.ts';
import { warnAbout } from '../../core/moderation/warn-about.ts';
import { auditList } from '../audit-list.ts';
import { decisionForms } from '../decision-forms.ts';
import { drawPreviews } from '../draw-preview.ts';
import { employerCard } from '../employer-card.ts';
import { explain } from '../explain.ts';
import { postFacts } from '../post-facts.ts';
import { page, type PanelRoute, type Visit } from '../visit.ts';
import { warningList } from '../warning-list.ts';

/** `/admin/jobs/ID`: everything a moderator needs to decide about one post, and the buttons that its state allows. */
export const postRoutes: readonly PanelRoute[] = [{
  method: 'GET', path: '/jobs/:job', role: 'content',
  run: async (visit) => {
    const job = await findJob(visit.reader, visit.params['job'] ?? '');
    if (!job) return explain(visit, 'missing', 404);
    return page(job.title, await postPage(visit, job));
  },
}];

/** The page of one post; `phone` when the moderator asked to see the number. */
export async function postPage(visit: Visit, job: Job, phone?: string): Promise<Html> {
  const { t, reader } = visit;
  const warnings = (await warnAbout(reader, [job])).get(job._id) ?? [];
  const announcement = await findAnnouncement(reader, job._id);
  const history = await listAudit(reader, { subject: `job:${job._id}` });
  return html`<h1>${job.title}</h1><p class="row"><span>🏢 ${job.companyName}</span><span class="tag">${t(`panel:status.${job.status}`)}</span>
${job.hidden && html`<span class="tag bad">${t('panel:reports.hidden')}</span>`}${announcement && html`<span class="tag">📢 ${t(`panel:announcement.${announcement.state}`)}</span>`}</p>
<div class="columns"><div>${warningCard(visit, warnings)}${await drawPreviews(visit, job)}${postFacts(visit, job, await photoOf(visit, job), phone)}</div>
<div class="side">${decisionForms(visit, job)}${await employerCard(visit, job)}
<section class="card"><h2>${t('panel:post.history')}</h2>${history.length > 0 ? await auditList(visit, history, { subjects: false }) : html`<p class="muted">${t('panel:post.noHistory')}</p>`}</section></div></div>`;
}

function warningCard(visit: Visit, warnings: readonly Warning[]): Html {
  const list = warningList(visit, warnings);
  return html`<section class="card"><h2>${visit.t('panel:post.warnings')}</h2>${list ?? html`<p class="muted">${visit.t('panel:post.noWarnings')}</p>`}</section>`;
}

/** The photo's address on this very host: the page loads pictures from nowhere else. */
async function photoOf({ reader, deps }: Visit, { photo }: Job): Promise<string | undefined> {
  const file = photo === undefined ? undefined : await findFile(reader, photo);
  if (!file || file.state !== 'kept') return undefined;
  const { pathname, search } = new URL(deps.fileLink(file), 'http://panel');
  return pathname + search;
}
