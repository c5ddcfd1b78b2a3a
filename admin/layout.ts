import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, type Html } from '../core/html.ts';
import type { TextKey } from '../core/language/keys.ts';
import type { Locale } from '../core/language/language.ts';
import { translator, type Translate } from '../core/language/translate.ts';
import type { Role } from '../core/members/member.model.ts';
import { hasRole } from '../core/moderation/require-role.ts';
import type { Visit } from './visit.ts';

export const STYLE = readFileSync(new URL('panel.css', import.meta.url), 'utf8');
/** Changes with the style, so that browsers may keep it for ever. */
const STYLE_VERSION = createHash('sha256').update(STYLE).digest('hex').slice(0, 8);

const SECTIONS: readonly { path: string; label: TextKey; role: Role | 'any' }[] = [
  { path: '/admin', label: 'panel:nav.queue', role: 'content' },
  { path: '/admin/reports', label: 'panel:nav.reports', role: 'content' },
  { path: '/admin/announcements', label: 'panel:nav.channel', role: 'content' },
  { path: '/admin/money', label: 'panel:nav.money', role: 'money' },
  { path: '/admin/rewards', label: 'panel:nav.rewards', role: 'money' },
  { path: '/admin/members', label: 'panel:nav.members', role: 'any' },
  { path: '/admin/audit', label: 'panel:nav.audit', role: 'content' },
];

interface Frame {
  readonly brand: string;
  readonly language: Locale;
  readonly title: string;
  readonly body: Html;
  /** The address for the language switch. */
  readonly path: string;
}

/** A page for nobody in particular: signing in, and what goes wrong before. */
export function outsidePage(frame: Frame): Html {
  const t = translator(frame.language);
  return document(frame, html`<header class="top"><div class="bar"><strong class="brand">${frame.brand}</strong><span class="grow">${t('panel:title')}</span>${languageLink(frame, t)}</div></header>
<main id="main" class="narrow">${frame.body}</main>`);
}

/** A page of a signed-in moderator, with the sections that their roles open. */
export function insidePage(visit: Visit, { title, body }: Pick<Frame, 'title' | 'body'>): Html {
  const { t, member, language, path } = visit;
  const frame: Frame = { brand: visit.deps.brand, language, title, body, path };
  const sections = SECTIONS.filter(({ role }) => role === 'any' || hasRole(member, role));
  return document(frame, html`<header class="top"><div class="bar"><a class="brand" href="/admin">${frame.brand}</a><span class="grow muted">${member.name ?? member._id}</span>${languageLink(frame, t)}
<form method="post" action="/admin/sign-out">${token(visit)}<button class="quiet">${t('panel:nav.signOut')}</button></form></div>
<nav aria-label="${t('panel:title')}">${sections.map((section) => html`<a href="${section.path}"${isHere(section.path, path) && html` aria-current="page"`}>${t(section.label)}</a>`)}</nav></header>
<main id="main">${done(visit)}${body}</main>`);
}

/** The hidden field that every form needs. */
export function token(visit: Visit): Html {
  return html`<input type="hidden" name="csrf" value="${visit.csrf}">`;
}

function document({ brand, language, title }: Frame, body: Html): Html {
  const t = translator(language);
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · ${brand}</title><link rel="stylesheet" href="/admin/panel.css?v=${STYLE_VERSION}"></head>
<body><a class="skip" href="#main">${t('panel:nav.skip')}</a>${body}</body></html>`;
}

function languageLink({ language, path }: Frame, t: Translate): Html {
  const other = language === 'en' ? 'my' : 'en';
  const target = new URL(path, 'http://panel');
  target.searchParams.delete('done');
  target.searchParams.set('lang', other);
  return html`<a class="language" lang="${other}" href="${target.pathname}${target.search}">${t('panel:languageSwitch')}</a>`;
}

function isHere(section: string, path: string): boolean {
  const here = path.split('?')[0] ?? path;
  return section === '/admin' ? here === '/admin' || here.startsWith('/admin/jobs') : here.startsWith(section);
}

const DONE = [
  'approved', 'rejected', 'taken_down', 'shown', 'hidden', 'dismissed', 'banned', 'lifted', 'resolved', 'closed', 'reward_decided',
  'slip_accepted', 'slip_rejected', 'refund_started', 'refund_ended', 'correction_proposed', 'correction_posted', 'correction_declined', 'statement_applied',
  'granted', 'revoked', 'sessions',
] as const;
export type Done = (typeof DONE)[number];

/** What the last act did, said on the page that follows it. */
function done({ query, t }: Visit): Html | undefined {
  const what = DONE.find((each) => each === query['done']);
  return what && html`<p class="flash" role="status">✓ ${t(`panel:done.${what}`)}</p>`;
}
