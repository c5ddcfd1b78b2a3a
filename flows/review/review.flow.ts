import type { Stage } from '../../core/applications/application-stage.ts';
import { type Applicant, APPLICANTS_PER_PAGE, findApplicant, listApplicants } from '../../core/applications/list-applicants.ts';
import { moveApplication, type MoveRefusal } from '../../core/applications/move-application.ts';
import type { Application } from '../../core/applications/application.model.ts';
import type { Result } from '../../core/errors.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import type { Translate } from '../../core/language/translate.ts';
import { cutText } from '../../core/text/cut-text.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, go, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { Card, View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { jobTitle, keptTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { pageButtons, readPage } from '../page-buttons.ts';
import { applicantView } from './applicant-view.ts';
import { stageWords } from './stage-words.ts';

const ABOUT_ON_CARD = 120;

/** An employer's applicants (`go review.list JOB`), and what is done with them. Only their own: everything else is not found. */
export const review = flow('review', { version: 1 }, {
  list: screen(list),
  card: screen(card, markViewed),
  sure: screen(sure),
  move: deed(move),
});

async function list(chat: Chat): Promise<View> {
  const { t } = chat;
  const [jobId = '', pageArg] = chat.args;
  const job = await findJob(chat.read, jobId);
  if (!job || job.employer !== memberOf(chat)) return { body: t('engine:notFound') };
  const page = readPage(pageArg);
  const { applicants, total } = await listApplicants(chat.read, { employer: memberOf(chat), job: jobId, page });
  const title = t('review:title', { title: jobTitle(job, chat.language) });
  if (total === 0) return { title, body: t('review:none'), buttons: [[goButton(t('review:buttons.job'), 'myjobs.card', [jobId])]] };
  const cards = applicants.map((applicant): Card => ({
    title: applicant.name,
    lines: [stageWords(t, applicant.stage), applicant.about ? cutText(applicant.about, ABOUT_ON_CARD, 'codePoints') : t('review:noAbout')],
    buttons: [goButton(t('review:buttons.open'), 'review.card', [applicant._id])],
  }));
  return {
    title, body: t('review:count', { count: total }), cards,
    buttons: pageButtons(chat, { place: 'review.list', args: [jobId], page, perPage: APPLICANTS_PER_PAGE, total }),
  };
}

async function own(chat: Chat): Promise<Applicant | undefined> {
  return findApplicant(chat.read, { employer: memberOf(chat), application: chat.args[0] ?? '' });
}

/** Opening a new application is having seen it; a ban or a withdrawal at the same instant is said by what is drawn then. */
async function markViewed(chat: Chat): Promise<undefined> {
  if ((await own(chat))?.stage !== 'submitted') return undefined;
  const viewed = await moveApplication(await chat.tx(), { employer: memberOf(chat), application: chat.args[0] ?? '', move: { to: 'viewed' } });
  if (!viewed.ok) await chat.abandon();
  return undefined;
}

async function card(chat: Chat): Promise<View> {
  const applicant = await own(chat);
  return applicant ? applicantView(chat, applicant, { withFile: chat.args[1] !== SEEN }) : { body: chat.t('engine:notFound') };
}

/** An offer and a hiring are asked about once more: they cannot be taken back. */
async function sure(chat: Chat): Promise<View> {
  const { t } = chat;
  const applicant = await own(chat);
  if (!applicant) return { body: t('engine:notFound') };
  const hired = chat.args[1] === 'hired';
  const params = { name: applicant.name, title: keptTitle(applicant.jobTitle, chat.language) };
  return {
    body: t(hired ? 'review:sureHired' : 'review:sureOffer', params),
    buttons: [[goButton(t(hired ? 'review:buttons.sureHired' : 'review:buttons.sureOffer'), 'review.move', [applicant._id, hired ? 'hired' : 'offer'], 'primary')]],
  };
}

const AT_ONCE = ['shortlisted', 'offer', 'hired'] as const;

async function move(chat: Chat): Promise<Move> {
  const [application = '', stage] = chat.args;
  const to = AT_ONCE.find((each) => each === stage);
  if (!to) return go('review.card', application);
  return said(chat, application, await moveApplication(await chat.tx(), { employer: memberOf(chat), application, move: { to } }));
}

/** Said of a card that follows a word about it: the file has been sent already, a button opens it. */
const SEEN = 'seen';

/** The words after a move of an applicant, for this flow and the forms beside it; the applicant's card follows. */
export async function said<S>(chat: Chat<S>, application: string, result: Result<Application, MoveRefusal>): Promise<Move> {
  const { t } = chat;
  const back = { to: 'review.card', args: [application, SEEN] };
  const applicant = result.ok ? await findApplicant(chat.read, { employer: result.value.employer, application }) : undefined;
  return answer(chat, result, {
    ok: (moved: Application) => finish(t('review:moved', { name: applicant?.name ?? '', stage: stageWords(t, moved.stage) }), back),
    already_there: (params) => finish(t('review:already', { stage: refusedWords(t, params['stage']) }), back),
    application_closed: (params) => finish(t('review:closed', { stage: refusedWords(t, params['stage']) })),
    not_found: () => finish(t('engine:notFound')),
  });
}

/** The stage that a refusal names. */
function refusedWords(t: Translate, stage: unknown): string {
  const known: readonly Stage[] = ['submitted', 'viewed', 'shortlisted', 'interview', 'offer', 'hired', 'rejected', 'withdrawn'];
  return stageWords(t, known.find((each) => each === stage) ?? 'submitted');
}
