import { html, withBreaks, type Html } from '../core/html.ts';
import type { Job } from '../core/jobs/job.model.ts';
import { formatDateTime } from '../core/language/format-date.ts';
import { formatPay } from '../core/language/format-money.ts';
import { formatNumber } from '../core/language/format-number.ts';
import { isCloseReason } from '../core/moderation/reasons.ts';
import { formatPhone, maskPhone } from '../core/text/phone.ts';
import { categoryName, roleName, typeName } from '../core/vocabulary/name-term.ts';
import { token } from './layout.ts';
import { placeWords } from './place-words.ts';
import type { Visit } from './visit.ts';

/** The post as it is stored. The private phone is masked until the moderator asks for it (which the audit remembers). */
export function postFacts(visit: Visit, job: Job, photo?: string, phone?: string): Html {
  const { t, language } = visit;
  const facts: [string, Html | string][] = [
    ...(job.role ? [[t('panel:post.role'), roleName(job.role, language)] as [string, string]] : []),
    [t('panel:post.category'), categoryName(job.category, language)],
    [t('panel:post.place'), placeWords(job.place, language)],
    [t('panel:post.pay'), formatPay(job.pay, language)],
    [t('panel:post.type'), typeName(job.type, language)],
    [t('panel:post.openings'), formatNumber(job.openings, language)],
    [t('panel:post.description'), html`<span class="text">${withBreaks(job.description)}</span>`],
    ...(photo === undefined ? [] : [[t('panel:post.photo'), html`<img class="photo" src="${photo}" alt="${t('panel:post.photo')}">`] as [string, Html]]),
    ...(job.contactPhone ? [[t('panel:post.phone'), phoneFact(visit, job, job.contactPhone, phone)] as [string, Html]] : []),
    [t('panel:post.submitted'), formatDateTime(job.submittedAt, language)],
    ...(job.expiresAt ? [[t('panel:post.valid'), formatDateTime(job.expiresAt, language)] as [string, string]] : []),
    [t('panel:post.revision'), formatNumber(job.revision, language)],
    [t('panel:post.applications'), formatNumber(job.applications, language)],
    ...closing(visit, job),
  ];
  return html`<section class="card"><h2>${t('panel:post.facts')}</h2><dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>`;
}

function phoneFact(visit: Visit, job: Job, kept: string, shown?: string): Html {
  if (shown !== undefined) return html`<b>${formatPhone(shown)}</b>`;
  return html`<form class="row" method="post" action="/admin/jobs/${job._id}/phone">${token(visit)}<span>${maskPhone(kept)}</span>
<button>${visit.t('panel:post.showPhone')}</button></form><p class="small muted">${visit.t('panel:post.phoneNote')}</p>`;
}

function closing({ t }: Visit, { closeReason }: Job): [string, Html][] {
  if (!closeReason) return [];
  const { code, text } = closeReason;
  return [[t('panel:post.closed'), html`${isCloseReason(code) ? t(`moderation:reason.${code}`) : code}${text !== undefined && html`<br>${text}`}`]];
}
