import type { Application } from '../../core/applications/application.model.ts';
import { applicationTo } from '../../core/applications/find-application.ts';
import { findFile } from '../../core/files/find-file.ts';
import { jobCard, type JobCard } from '../../core/jobs/job-card.ts';
import { encodeQuery } from '../../core/search/encode-query.ts';
import { EMPTY_QUERY } from '../../core/search/search-query.ts';
import type { Chat } from '../engine/chat.ts';
import { go, type Move } from '../engine/flow.ts';
import type { Button, Media, View } from '../engine/view.ts';
import { jobTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { openByLink } from '../../core/referrals/open-by-link.ts';
import { jobText } from './job-card-view.ts';

/** `find.card JOB`: the job with what can be done about it, and how an application of the reader's stands. A job that is not public says "not found" and nothing more. */
export async function jobScreen(chat: Chat): Promise<View> {
  const [id = ''] = chat.args;
  const job = await jobCard(chat.read, id);
  if (!job) return notFound(chat);
  const application = await applicationTo(chat.read, { member: memberOf(chat), job: id });
  const photo = await photoOf(chat, job);
  return {
    title: jobTitle(job, chat.language),
    body: [...(application ? [chat.t('find:card.applied', { stage: chat.t(`applications:stage.${application.stage}`) })] : []), jobText(chat, job)].join('\n\n'),
    buttons: job.employer === chat.member ? ownButtons(chat, job) : readerButtons(chat, job, application),
    ...(photo && { media: photo }),
  };
}

/** What is shown for a job that is no longer there, or never was. */
export function notFound(chat: Chat): View {
  return { body: chat.t('engine:notFound'), buttons: [[open(chat, 'browse', 'find.browse')]] };
}

/** On Viber the last keyboard wins: what was done about a job leads back to it. */
export function backToJob(chat: Chat, job: string): Button {
  return open(chat, 'job', 'find.card', job);
}

/** `find.recommended JOB CODE`: a friend's link. The first valid link counts; the job is shown whatever comes of it. */
export async function openRecommended(chat: Chat): Promise<Move> {
  const [job = '', code = ''] = chat.args;
  const opened = await openByLink(await chat.tx(), { job, code, visitor: memberOf(chat), joined: true });
  if (opened.ok) chat.say(chat.t('find:recommended'));
  return go('find.card', job); // a refusal has written nothing: an arrival in the same turn must stand, so the turn is not abandoned
}

/** What a reader who is not the employer can do about a job; who has applied looks at the application instead. */
export function readerButtons(chat: Pick<Chat, 't'>, job: JobCard, application?: Application): Button[][] {
  const similar = encodeQuery({ ...EMPTY_QUERY, ...(job.role ? { roles: [job.role] } : { categories: [job.category] }) });
  const rest = [open(chat, 'similar', 'find.results', similar, '0'), open(chat, 'report', 'find.report', job.id)];
  const mine = application ? [[open(chat, 'application', 'applications.card', application._id)]] : [];
  if (job.standing !== 'open') return [...mine, [open(chat, 'save', 'find.save', job.id)], rest];
  return [
    ...(application ? mine : [[{ ...open(chat, 'apply', 'apply', job.id), look: 'primary' } satisfies Button]]),
    [open(chat, 'save', 'find.save', job.id), open(chat, 'recommend', 'find.recommend', job.id)],
    rest,
  ];
}

function ownButtons(chat: Chat, job: JobCard): Button[][] {
  return [[open(chat, 'own', 'myjobs.card', job.id)]];
}

type ButtonName = 'apply' | 'application' | 'save' | 'recommend' | 'report' | 'similar' | 'browse' | 'own' | 'job';

function open(chat: Pick<Chat, 't'>, name: ButtonName, to: string, ...args: readonly string[]): Button {
  return { label: chat.t(`find:buttons.${name}`), press: { kind: 'go', to, args } };
}

/** The job's picture, once it is kept. */
export async function photoOf(chat: Pick<Chat, 'read' | 'links'>, job: JobCard): Promise<Media | undefined> {
  const file = job.photo === undefined ? undefined : await findFile(chat.read, job.photo);
  if (!file || file.state !== 'kept' || file.kind !== 'photo') return undefined;
  return { kind: 'photo', url: chat.links.file(file), name: file.name, mime: file.mime, size: file.size };
}

