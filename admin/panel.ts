import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../core/language/translate.ts';
import { findSession } from '../core/moderation/find-session.ts';
import { hasRole } from '../core/moderation/require-role.ts';
import { explain } from './explain.ts';
import { batchRoutes } from './pages/payout-batches.ts';
import { identityRoutes } from './pages/identities.ts';
import { withdrawalRoutes } from './pages/withdrawals.ts';
import { insidePage, outsidePage, STYLE } from './layout.ts';
import { announcementRoutes } from './pages/announcements.ts';
import { auditRoutes } from './pages/audit.ts';
import { bookRoutes } from './pages/books.ts';
import { correctionRoutes } from './pages/corrections.ts';
import { decisionRoutes } from './pages/decide-post.ts';
import { memberActRoutes } from './pages/member-acts.ts';
import { memberRoutes } from './pages/members.ts';
import { moneyRoutes } from './pages/money.ts';
import { orderRoutes } from './pages/order.ts';
import { phoneRoutes } from './pages/phone.ts';
import { postRoutes } from './pages/post.ts';
import { queueRoutes } from './pages/queue.ts';
import { receiptRoutes } from './pages/receipt.ts';
import { refundRoutes } from './pages/refunds.ts';
import { reportRoutes } from './pages/reports.ts';
import { rewardRoutes } from './pages/rewards.ts';
import { slipRoutes } from './pages/slips.ts';
import { statementRoutes } from './pages/statements.ts';
import { signOutRoutes, signInRoutes } from './pages/sign-in.ts';
import { forgetSecret, formToken, isFormToken, languageOf, readSecret } from './panel-cookies.ts';
import { readFields } from './read-fields.ts';
import type { Answer, PanelDeps, PanelRoute, Visit } from './visit.ts';

const ROUTES: readonly PanelRoute[] = [
  ...withdrawalRoutes, ...batchRoutes, ...identityRoutes,
  ...queueRoutes, ...postRoutes, ...decisionRoutes, ...phoneRoutes, ...reportRoutes, ...announcementRoutes, ...moneyRoutes, ...orderRoutes, ...slipRoutes, ...refundRoutes, ...correctionRoutes, ...bookRoutes, ...receiptRoutes, ...statementRoutes, ...rewardRoutes, ...memberRoutes,
  ...memberActRoutes, ...auditRoutes, ...signOutRoutes,
];

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** An uploaded statement or result file: some ten thousand lines. */
const UPLOAD_BYTES_MAX = 1024 * 1024;
const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The moderators' panel under `/admin`: server-rendered, without scripts. Every address but the sign-in link asks for a session (401), then for
 * the role (403), and a form for its token (403); each answers with a page in plain words.
 */
export function adminPanel(deps: PanelDeps): FastifyPluginAsync {
  return async (app) => {
    await app.register(async (scope) => {
      await scope.register(cookie);
      await scope.register(formbody);
      await scope.register(multipart, { attachFieldsToBody: 'keyValues', limits: { files: 1, fileSize: UPLOAD_BYTES_MAX, fields: 20, parts: 21 }, onFile: readUpload });
      scope.addHook('onRequest', async (_request, reply) => { guardHeaders(reply); });
      scope.setNotFoundHandler((request, reply) => sendOutside(deps, request, reply, 404, 'missing'));
      scope.setErrorHandler((error, request, reply) => fail(deps, error, request, reply));
      scope.get('/panel.css', (_request, reply) => reply.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).type('text/css').send(STYLE));
      signInRoutes(scope, deps);
      for (const route of ROUTES) addRoute(scope, deps, route);
    }, { prefix: '/admin' });
  };
}

function addRoute(scope: FastifyInstance, deps: PanelDeps, route: PanelRoute): void {
  scope.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const visit = await openVisit(deps, request, reply);
      if (!visit) return sendOutside(deps, request, reply, 401, 'needed');
      if (route.method === 'POST' && !isFormToken(visit.secret, visit.fields['csrf'])) {
        deps.onRefused?.();
        return send(reply, visit, explain(visit, 'stale', 403));
      }
      if (route.role !== 'any' && !hasRole(visit.member, route.role)) {
        const role = visit.t(`panel:role.${route.role}`);
        return send(reply, visit, explain(visit, 'forbidden', 403, { role }));
      }
      return send(reply, visit, await route.run(visit));
    },
  });
}

async function openVisit(deps: PanelDeps, request: FastifyRequest, reply: FastifyReply): Promise<Visit | undefined> {
  const secret = readSecret(request);
  const member = secret === undefined ? undefined : await findSession(deps.reader, secret);
  if (secret === undefined || !member) return undefined;
  const language = languageOf(request, reply);
  const path = request.method === 'POST' ? request.url.replace(/\/[^/]*$/, '') : request.url;
  return {
    deps, reader: deps.reader, member, language, t: translator(language), now: deps.reader.clock.now(), csrf: formToken(secret), secret, path,
    params: readFields(request.params), query: readFields(request.query), fields: readFields(request.body),
  };
}

/** An uploaded file becomes a field like any other: its text. */
async function readUpload(part: MultipartFile): Promise<void> {
  Object.assign(part, { value: (await part.toBuffer()).toString('utf8') });
}

function send(reply: FastifyReply, visit: Visit, answer: Answer): FastifyReply {
  if (answer.kind === 'file') {
    return reply.header('content-disposition', `${answer.inline ? 'inline' : 'attachment'}; filename="${answer.name.replace(/[^\w.-]/g, '_')}"`).type(answer.mime).send(answer.body);
  }
  if (answer.kind === 'redirect') {
    if (answer.signedOut) forgetSecret(reply);
    return reply.redirect(answer.to, 303);
  }
  return reply.code(answer.status ?? 200).type('text/html; charset=utf-8').send(insidePage(visit, answer).text);
}

function sendOutside(deps: PanelDeps, request: FastifyRequest, reply: FastifyReply, status: number, what: 'needed' | 'missing' | 'failed'): FastifyReply {
  const language = languageOf(request, reply);
  const { title, body } = explain({ t: translator(language) }, what, status);
  const path = request.method === 'GET' ? request.url : '/admin';
  return reply.code(status).type('text/html; charset=utf-8').send(outsidePage({ brand: deps.brand, language, title, body, path }).text);
}

/** A bug or a broken database is told to the operator; a request that was wrong in itself (too large, not a form) is not. */
function fail(deps: PanelDeps, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status >= 500) deps.onError(error, `${request.method} ${request.routeOptions.url ?? '/admin'}`);
  guardHeaders(reply);
  return sendOutside(deps, request, reply, status, status === 404 ? 'missing' : 'failed');
}

function guardHeaders(reply: FastifyReply): void {
  void reply.headers({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  });
}
