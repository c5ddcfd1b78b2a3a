import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Reader } from '../core/db/database.ts';
import { findFile } from '../core/files/find-file.ts';
import { html } from '../core/html.ts';
import { jobCard, type JobCard } from '../core/jobs/job-card.ts';
import type { Locale } from '../core/language/language.ts';
import { translator } from '../core/language/translate.ts';
import type { Links } from '../flows/engine/chat.ts';
import type { ChannelName } from '../flows/engine/inbound.ts';
import { chatButtons, drawJobPage, payloadOf } from './draw-job-page.ts';
import { drawPublicPage, type DrawnPage } from './public-document.ts';

export interface JobPageDeps {
  readonly reader: Reader;
  readonly links: Links;
}

interface Way { job: string; code?: string }
type Request = FastifyRequest<{ Params: Way; Querystring: { lang?: string } }>;

/** Ids and codes as we make them; anything else is no page of ours, and must not reach a deep link. */
const ID = /^[0-9a-z]{1,20}$/;
const CHANNELS: readonly ChannelName[] = ['telegram', 'viber'];

/**
 * The public pages of jobs. `/j/JOB` and `/j/JOB/CODE` (a friend's link): the job with one button for each chat; a closed job says so (410; 200
 * while it is only paused), one that the public may not see is not there (404). `/j/JOB[/CODE]/telegram` and `/viber` lead into the chat by a
 * redirect, with a page for browsers that do not follow it.
 */
export function jobPages(deps: JobPageDeps): FastifyPluginAsync {
  return async (app: FastifyInstance) => {
    for (const way of ['/j/:job', '/j/:job/:code']) {
      app.get(way, (request: Request, reply) => showJob(deps, request, reply));
      for (const channel of CHANNELS) app.get(`${way}/${channel}`, (request: Request, reply) => leadOn(deps, channel, request, reply));
    }
  };
}

async function showJob({ reader, links }: JobPageDeps, request: Request, reply: FastifyReply): Promise<FastifyReply> {
  const { job: id, code } = request.params;
  const language = languageOf(request);
  const path = pathOf(request);
  const job = isWay(request.params) ? await jobCard(reader, id) : undefined;
  if (!job) return send(reply, 404, missingPage(links, language, path));
  const image = await imageOf(reader, links, job);
  const gone = job.standing === 'filled' || job.standing === 'expired';
  return send(reply, gone ? 410 : 200, drawJobPage({ job, language, links, path, ...(code !== undefined && { code }), ...(image !== undefined && { image }) }));
}

function leadOn({ links }: JobPageDeps, channel: ChannelName, request: Request, reply: FastifyReply): FastifyReply {
  const { job, code } = request.params;
  const language = languageOf(request);
  const payload = payloadOf(job, code);
  const link = isWay(request.params) ? links.deepLink(channel, payload) : undefined;
  if (link === undefined) return send(reply, 404, missingPage(links, language, pathOf(request)));
  void reply.header('location', link).header('x-robots-tag', 'noindex');
  return send(reply, 302, openingPage(links, { channel, link, language, path: pathOf(request), page: code === undefined ? `/j/${job}` : `/j/${job}/${code}` }));
}

function missingPage(links: Links, language: Locale, path: string): DrawnPage {
  const t = translator(language);
  return drawPublicPage({
    brand: links.brand, language, path, title: t('jobpage:missing.title'), head: html`<meta name="robots" content="noindex">`,
    body: html`<section class="card"><h1>${t('jobpage:missing.title')}</h1><p>${t('jobpage:missing.body')}</p></section>${chatButtons(links, 'home', language, 'jobpage:other')}`,
  });
}

interface Opening { readonly channel: ChannelName; readonly link: string; readonly language: Locale; readonly path: string; readonly page: string }

/** For a browser that does not open the app by itself. */
function openingPage(links: Links, { channel, link, language, path, page }: Opening): DrawnPage {
  const t = translator(language);
  return drawPublicPage({
    brand: links.brand, language, path, title: t('jobpage:opening.title'),
    body: html`<section class="card"><h1>${t('jobpage:opening.title')}</h1><p>${t(`jobpage:opening.${channel}`)}</p></section>
<nav class="card go"><a class="${channel}" href="${link}">${t(`jobpage:${channel}`)}</a><p><a class="brand" href="${page}?lang=${language}">${t('jobpage:opening.page')}</a></p></nav>`,
  });
}

function send(reply: FastifyReply, status: number, { html: text, policy }: DrawnPage): FastifyReply {
  return reply.code(status).headers({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': status === 200 ? 'public, max-age=60' : 'no-store',
  }).type('text/html; charset=utf-8').send(text);
}

function isWay({ job, code }: Way): boolean {
  return ID.test(job) && (code === undefined || ID.test(code));
}

function languageOf(request: Request): Locale {
  return request.query.lang === 'en' ? 'en' : 'my';
}

function pathOf(request: Request): string {
  return request.url.split('?')[0] ?? request.url;
}

async function imageOf(reader: Reader, links: Links, { photo }: JobCard): Promise<string | undefined> {
  const file = photo === undefined ? undefined : await findFile(reader, photo);
  return file?.state === 'kept' ? links.file(file) : undefined;
}
