import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import type { Locale } from '../../core/language/language.ts';
import { translator } from '../../core/language/translate.ts';
import { closeSession } from '../../core/moderation/close-session.ts';
import { openSession } from '../../core/moderation/open-session.ts';
import { explain } from '../explain.ts';
import { outsidePage } from '../layout.ts';
import { keepChatLanguage, keepSecret, languageOf } from '../panel-cookies.ts';
import type { PanelDeps, PanelRoute } from '../visit.ts';

/**
 * The one-time link: opening it only shows a button, because chats open links to draw previews; pressing the button uses it up.
 * Another site cannot press it for somebody (a signed-in stranger): such a form is refused.
 */
export function signInRoutes(scope: FastifyInstance, deps: PanelDeps): void {
  scope.get('/in/:token', (request, reply) => {
    const language = languageOf(request, reply);
    const t = translator(language);
    return show(deps, request, reply, { language, title: t('panel:sign.title'), status: 200, body: html`<section class="card empty">
<p class="mark" aria-hidden="true">🛡</p><h1>${t('panel:title')}</h1><p>${t('panel:sign.lead')}</p>
<form method="post"><button class="primary">${t('panel:sign.button')}</button></form></section>` });
  });
  scope.post<{ Params: { token: string } }>('/in/:token', async (request, reply) => {
    const language = languageOf(request, reply);
    const foreign = request.headers['sec-fetch-site'] === 'cross-site';
    const opened = foreign ? undefined : await inTransaction(deps.reader, (tx) => openSession(tx, { token: request.params.token }));
    if (!opened?.ok) {
      deps.onRefused?.();
      return show(deps, request, reply, { language, ...explain({ t: translator(language) }, 'expired', 410) });
    }
    keepSecret(reply, opened.value.secret, { expires: opened.value.expiresAt, secure: deps.secureCookies });
    keepChatLanguage(request, reply);
    return reply.redirect('/admin', 303);
  });
  scope.get('/signed-out', (request, reply) => {
    const language = languageOf(request, reply);
    return show(deps, request, reply, { language, ...explain({ t: translator(language) }, 'out', 200) });
  });
}

interface Shown { readonly language: Locale; readonly title: string; readonly body: Html; readonly status: number }

function show(deps: PanelDeps, request: FastifyRequest, reply: FastifyReply, { status, ...shown }: Shown): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(outsidePage({ brand: deps.brand, path: request.url, ...shown }).text);
}

export const signOutRoutes: readonly PanelRoute[] = [{
  method: 'POST', path: '/sign-out', role: 'any',
  run: async (visit) => {
    await inTransaction(visit.reader, (tx) => closeSession(tx, { secret: visit.secret }));
    return { kind: 'redirect', to: '/admin/signed-out', signedOut: true };
  },
}];
