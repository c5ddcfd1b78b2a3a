import { createHash } from 'node:crypto';
import { Html, html, jsonInHtml } from '../core/html.ts';
import type { Locale } from '../core/language/language.ts';
import { translator } from '../core/language/translate.ts';
import { JOB_PAGE_STYLE } from './job-page-style.ts';

export interface PublicPage {
  readonly brand: string;
  readonly language: Locale;
  /** The path here, for the language switch. */
  readonly path: string;
  readonly title: string;
  readonly body: Html;
  /** Tags for link previews and search engines. */
  readonly head?: Html;
  /** Structured data, as a data block that no browser runs. */
  readonly data?: unknown;
}

export interface DrawnPage { readonly html: string; readonly policy: string }

/** A public page in one piece: no script, nothing loaded. Its policy allows this very style and data block and nothing else. */
export function drawPublicPage(page: PublicPage): DrawnPage {
  const { language, brand } = page;
  const t = translator(language);
  const other = language === 'en' ? 'my' : 'en';
  const data = page.data === undefined ? undefined : jsonInHtml(page.data);
  const document = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${page.title}</title>${page.head}
<style>${new Html(JOB_PAGE_STYLE)}</style>${data && html`<script type="application/ld+json">${data}</script>`}</head>
<body><header><span class="brand">${brand}</span><a lang="${other}" href="${page.path}?lang=${other}">${t('jobpage:languageSwitch')}</a></header>
<main>${page.body}</main><footer><p>⚠️ ${t('jobpage:safety')}</p><p>${t('jobpage:about', { brand })}</p></footer></body></html>`;
  const scripts = data ? `; script-src '${hashOf(data.text)}'` : '';
  return { html: document.text, policy: `default-src 'none'; img-src 'self'; style-src '${hashOf(JOB_PAGE_STYLE)}'${scripts}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'` };
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
