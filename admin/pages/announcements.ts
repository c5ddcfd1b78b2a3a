import { listAnnouncementCases } from '../../core/announcements/list-announcement-cases.ts';
import { resolveAnnouncement, type AnnouncementDecision } from '../../core/announcements/resolve-announcement.ts';
import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import { formatAgo } from '../../core/language/format-date.ts';
import { emptyState } from '../empty-state.ts';
import { token } from '../layout.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type Fields, type PanelRoute, type Visit } from '../visit.ts';

type AnnouncementCase = Awaited<ReturnType<typeof listAnnouncementCases>>[number];

/** `/admin/announcements`: channel posts whose outcome nobody knows, or that the channel refused. Never sent again by themselves. */
export const announcementRoutes: readonly PanelRoute[] = [
  {
    method: 'GET', path: '/announcements', role: 'content',
    run: async (visit) => {
      const { t, reader } = visit;
      const cases = await listAnnouncementCases(reader);
      const title = t('panel:channel.title');
      return page(title, html`<h1>${title}</h1>${cases.length > 0
        ? html`<p class="muted">${t('panel:channel.lead')}</p>${cases.map((one) => caseCard(visit, one))}`
        : emptyState(t('panel:channel.empty'), t('panel:channel.emptyBody'))}`);
    },
  },
  { method: 'POST', path: '/announcements/:job', role: 'content', run: resolve },
];

function caseCard(visit: Visit, { announcement, job }: AnnouncementCase): Html {
  const { t, language, now } = visit;
  const form = (decision: AnnouncementDecision['kind'], inside: Html) => html`<form class="stack" method="post" action="/admin/announcements/${job._id}">${token(visit)}<input type="hidden" name="decision" value="${decision}">${inside}</form>`;
  return html`<article class="card"><h2><a href="/admin/jobs/${job._id}">${job.title}</a></h2>
<p class="row"><span>🏢 ${job.companyName}</span><span class="tag warn">${t(announcement.state === 'failed' ? 'panel:channel.failed' : 'panel:channel.unknown')}</span>
<span class="small muted">${t('panel:channel.since', { ago: formatAgo(announcement.changedAt, now, language) })}</span></p>
${announcement.error !== undefined && html`<p class="small pass">${announcement.error}</p>`}
<div class="acts">${form('send_again', html`<button>${t('panel:channel.sendAgain')}</button>`)}${form('drop', html`<button>${t('panel:channel.drop')}</button>`)}</div>
<details open><summary>${t('panel:channel.wasSent')}</summary>${form('was_sent', html`<label><span class="small muted">${t('panel:channel.message')}</span>
<input type="text" name="message" maxlength="200" autocomplete="off" placeholder="https://t.me/…/123"></label><button>${t('panel:channel.wasSent')}</button>`)}</details></article>`;
}

async function resolve(visit: Visit): Promise<Answer> {
  const decision = readDecision(visit.fields);
  if (!decision) return refusalPage(visit, { code: 'other' }, '/admin/announcements');
  const job = visit.params['job'] ?? '';
  const resolved = await inTransaction(visit.reader, (tx) => resolveAnnouncement(tx, { job, by: visit.member._id, decision }));
  return resolved.ok ? redirect('/admin/announcements?done=resolved') : refusalPage(visit, resolved, '/admin/announcements');
}

function readDecision({ decision: kind, message = '' }: Fields): AnnouncementDecision | undefined {
  if (kind === 'send_again' || kind === 'drop') return { kind };
  if (kind !== 'was_sent') return undefined;
  const number = message.trim().replace(/^(?:https?:\/\/)?t\.me\/(?:c\/)?[\w-]+\/(\d+)(?:\?\S*)?$/, '$1');
  return { kind, ...(number !== '' && { message: number }) };
}
