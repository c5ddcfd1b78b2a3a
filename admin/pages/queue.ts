import { html, type Html } from '../../core/html.ts';
import { formatAgo, formatDateTime } from '../../core/language/format-date.ts';
import { formatPay } from '../../core/language/format-money.ts';
import { countPendingJobs } from '../../core/jobs/list-pending-jobs.ts';
import { listQueue, type QueuedPost } from '../../core/moderation/list-queue.ts';
import { hasRole } from '../../core/moderation/require-role.ts';
import { emptyState } from '../empty-state.ts';
import { placeWords } from '../place-words.ts';
import { page, redirect, type PanelRoute, type Visit } from '../visit.ts';
import { warningList } from '../warning-list.ts';

/** `/admin`: posts that wait, oldest first, with what the rules saw. A moderator for money only starts at the payments. */
export const queueRoutes: readonly PanelRoute[] = [{
  method: 'GET', path: '/', role: 'any',
  run: async (visit) => {
    const { t, reader, query, member } = visit;
    if (!hasRole(member, 'content')) return redirect('/admin/money');
    const after = query['after'];
    const [{ posts, next }, count] = await Promise.all([listQueue(reader, after === undefined ? {} : { after }), countPendingJobs(reader)]);
    const title = t('panel:queue.title');
    return page(title, html`<h1>${title}</h1>
${count > 0 ? html`<p class="muted">${t('panel:queue.lead', { count })}</p>` : emptyState(t('panel:queue.empty'), t('panel:queue.emptyBody'))}
${posts.map((post) => queuedPost(visit, post))}
<p class="row">${after !== undefined && html`<a href="/admin">${t('panel:nav.first')}</a>`}${next !== undefined && html`<a href="/admin?after=${next}">${t('panel:nav.next')}</a>`}</p>`);
  },
}];

function queuedPost(visit: Visit, { job, warnings }: QueuedPost): Html {
  const { t, language, now } = visit;
  return html`<article class="card"><div class="split"><div>
<h2><a href="/admin/jobs/${job._id}">${job.title}</a></h2>
<p class="row"><span>🏢 ${job.companyName}</span><span>📍 ${placeWords(job.place, language)}</span><span>💰 ${formatPay(job.pay, language)}</span></p>
<p class="row small muted"><time datetime="${job.submittedAt.toISOString()}" title="${formatDateTime(job.submittedAt, language)}">⏳ ${t('panel:queue.waiting', { ago: formatAgo(job.submittedAt, now, language) })}</time>
${job.revision > 1 && html`<span class="tag">${t('panel:queue.again', { n: job.revision })}</span>`}${warnings.length === 0 && html`<span class="tag good">${t('panel:queue.noWarnings')}</span>`}</p>
</div><a class="button primary" href="/admin/jobs/${job._id}">${t('panel:queue.look')}</a></div>${warningList(visit, warnings)}</article>`;
}
