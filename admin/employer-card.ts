import { html, type Html } from '../core/html.ts';
import type { Job } from '../core/jobs/job.model.ts';
import { listMyJobs } from '../core/jobs/list-my-jobs.ts';
import { formatAgo, formatDate } from '../core/language/format-date.ts';
import { findMember } from '../core/members/find-member.ts';
import type { Visit } from './visit.ts';

/** Who posts, since when, and what became of their other posts: the best help for a decision. */
export async function employerCard(visit: Visit, job: Job): Promise<Html> {
  const { t, language } = visit;
  const employer = await findMember(visit.reader, job.employer);
  return html`<section class="card"><h2>${t('panel:post.employer')}</h2>
<p><a href="/admin/members/${job.employer}">${employer?.name ?? t('panel:members.unnamed')}</a> · ${job.companyName}
${employer?.status === 'banned' && html`<span class="tag bad">${t('panel:members.banned')}</span>`}</p>
${employer && html`<p class="small muted">${t('panel:post.since', { date: formatDate(employer.createdAt, language) })}</p>`}
<h3>${t('panel:post.otherJobs')}</h3>${await jobsOf(visit, employer?._id ?? job.employer, job._id)}</section>`;
}

/** An employer's latest posts with their states, without one of them. */
export async function jobsOf(visit: Visit, employer: string, without?: string): Promise<Html> {
  const { t, language, now } = visit;
  const { jobs, more } = await listMyJobs(visit.reader, { employer, page: 0 });
  const others = jobs.filter(({ _id }) => _id !== without);
  if (others.length === 0) return html`<p class="muted">${t(without === undefined ? 'panel:members.noPosts' : 'panel:post.noOtherJobs')}</p>`;
  return html`<ul class="plain">${others.map((job) => html`<li><a href="/admin/jobs/${job._id}">${job.title}</a> <span class="tag${tone(job)}">${t(`panel:status.${job.status}`)}</span>
<span class="small muted">${formatAgo(job.submittedAt, now, language)}</span></li>`)}${more && html`<li class="muted">${t('panel:post.moreJobs')}</li>`}</ul>`;
}

function tone({ status }: Job): string {
  if (status === 'removed' || status === 'rejected') return ' bad';
  return status === 'open' ? ' good' : '';
}
