import { html } from '../core/html.ts';
import type { TextKey, TextParams } from '../core/language/keys.ts';
import type { Visit } from './visit.ts';

/** What can keep a person from a page, in plain words. */
type Hindrance = 'forbidden' | 'missing' | 'stale' | 'failed' | 'needed' | 'expired' | 'out';

const WORDS: Readonly<Record<Hindrance, { title: TextKey; body: TextKey; home: boolean }>> = {
  forbidden: { title: 'panel:error.forbidden', body: 'panel:error.forbiddenBody', home: true },
  missing: { title: 'panel:error.missing', body: 'panel:error.missingBody', home: true },
  stale: { title: 'panel:error.stale', body: 'panel:error.staleBody', home: true },
  failed: { title: 'panel:error.failed', body: 'panel:error.failedBody', home: true },
  needed: { title: 'panel:sign.needed', body: 'panel:sign.neededBody', home: false },
  expired: { title: 'panel:sign.expired', body: 'panel:sign.expiredBody', home: false },
  out: { title: 'panel:sign.out', body: 'panel:sign.outBody', home: false },
};

/** A page that says what is in the way, and how to go on. */
export function explain({ t }: Pick<Visit, 't'>, what: Hindrance, status: number, params?: TextParams) {
  const words = WORDS[what];
  const title = t(words.title);
  const body = html`<section class="card empty"><h1>${title}</h1><p class="muted">${t(words.body, params)}</p>
${words.home && html`<a class="button" href="/admin">${t('panel:error.home')}</a>`}</section>`;
  return { kind: 'page', status, title, body } as const;
}
