import { splitBounty } from '../core/bounties/bounty-rules.ts';
import { html, withBreaks, type Html } from '../core/html.ts';
import type { JobCard } from '../core/jobs/job-card.ts';
import { formatDate } from '../core/language/format-date.ts';
import { formatKyat, formatPay } from '../core/language/format-money.ts';
import { formatNumber } from '../core/language/format-number.ts';
import type { TextKey } from '../core/language/keys.ts';
import type { Locale } from '../core/language/language.ts';
import { translator } from '../core/language/translate.ts';
import { placeNameLong } from '../core/places/place-name.ts';
import { placeById } from '../core/places/place.ts';
import { cutText } from '../core/text/cut-text.ts';
import { typeName } from '../core/vocabulary/name-term.ts';
import type { Links } from '../flows/engine/chat.ts';
import { jobTitle } from '../flows/job-title.ts';
import { jobPosting } from './job-posting.ts';
import { drawPublicPage, type DrawnPage } from './public-document.ts';

/** Characters of the description in a link's preview. */
const PREVIEW_MAX = 160;

export interface JobPage {
  readonly job: JobCard;
  readonly language: Locale;
  readonly links: Links;
  readonly path: string;
  /** Of the friend who recommends it. */
  readonly code?: string;
  /** A picture for link previews. */
  readonly image?: string;
}

/** The page of one job that the public may see: open, or closed with a word about it. Never a phone number of anybody. */
export function drawJobPage(page: JobPage): DrawnPage {
  const { job, language, links } = page;
  const open = job.standing === 'open';
  const url = links.jobPage(job.id);
  return drawPublicPage({
    brand: links.brand, language, path: page.path,
    title: `${jobTitle(job, language)} · ${job.companyName}`,
    head: previewTags(page, url),
    body: bodyOf(page),
    ...(open && { data: jobPosting(job, { url, brand: links.brand }) }),
  });
}

function bodyOf({ job, language, links, code }: JobPage): Html {
  const t = translator(language);
  const facts: [string, string][] = [
    [t('jobpage:company'), job.companyName],
    [t('jobpage:place'), placeOf(job, language)],
    [t('jobpage:pay'), formatPay(job.pay, language)],
    [t('jobpage:type'), typeName(job.type, language)],
    [t('jobpage:openings'), formatNumber(job.openings, language)],
    ...(job.bounty && job.standing === 'open' ? [[t('jobpage:bounty'), t('jobpage:reward', { reward: formatKyat(splitBounty(job.bounty.amount).reward, language) })] as [string, string]] : []),
    [t('jobpage:posted'), formatDate(job.openedAt, language)],
    ...(job.standing === 'open' ? [[t('jobpage:valid'), formatDate(job.expiresAt, language)] as [string, string]] : []),
  ];
  return html`<article class="card">${code !== undefined && job.standing === 'open' && html`<p class="friend">🤝 ${t('jobpage:recommended')}</p>`}
${job.standing !== 'open' && html`<p class="note"><b>${t(`jobpage:closed.${job.standing}`)}</b><br>${t('jobpage:closed.body')}</p>`}
<h1>${jobTitle(job, language)}</h1><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<h2>${t('jobpage:description')}</h2><p>${withBreaks(job.description)}</p></article>${chatButtons(links, payloadOf(job.id, code), language, job.standing === 'open' ? 'jobpage:apply' : 'jobpage:other')}`;
}

/** What a deep link carries: the job, and who recommends it. */
export function payloadOf(job: string, code?: string): string {
  return code === undefined ? `j_${job}` : `j_${job}_${code}`;
}

/** One button for each chat that is on, under a line that says what for. */
export function chatButtons(links: Links, payload: string, language: Locale, label: TextKey): Html {
  const t = translator(language);
  const [telegram, viber] = [links.deepLink('telegram', payload), links.deepLink('viber', payload)];
  return html`<nav class="card go"><p class="soft">${t(label)}</p>${viber !== undefined && html`<a class="viber" href="${viber}">${t('jobpage:viber')}</a>`}
${telegram !== undefined && html`<a class="telegram" href="${telegram}">${t('jobpage:telegram')}</a>`}</nav>`;
}

function previewTags({ job, language, links, image }: JobPage, url: string): Html {
  const t = translator(language);
  const facts = t('jobpage:preview', { company: job.companyName, place: placeOf(job, language), pay: formatPay(job.pay, language) });
  const description = cutText(`${facts} · ${job.description.replace(/\s+/g, ' ')}`, PREVIEW_MAX, 'codePoints');
  const open = job.standing === 'open';
  const tag = (property: string, content: string) => html`<meta property="${property}" content="${content}">`;
  return html`<link rel="canonical" href="${url}"><meta name="description" content="${description}">${!open && html`<meta name="robots" content="noindex">`}
${tag('og:type', 'website')}${tag('og:site_name', links.brand)}${tag('og:title', titleOf(job, language))}${tag('og:description', description)}${tag('og:url', url)}
${tag('og:locale', language === 'en' ? 'en_GB' : 'my_MM')}${image !== undefined && tag('og:image', image)}<meta name="twitter:card" content="summary">`;
}

/** A closed job says so in its link's preview. */
function titleOf(job: JobCard, language: Locale): string {
  const title = jobTitle(job, language);
  return job.standing === 'open' ? title : `${translator(language)(`jobpage:closed.${job.standing}`)} · ${title}`;
}

function placeOf({ place: id }: JobCard, language: Locale): string {
  const place = placeById(id);
  return place ? placeNameLong(place, language) : id;
}
