import { MOVES } from '../../core/applications/application-stage.ts';
import type { Application } from '../../core/applications/application.model.ts';
import { findMyApplication } from '../../core/applications/find-application.ts';
import { APPLICATIONS_PER_PAGE, listMyApplications } from '../../core/applications/list-my-applications.ts';
import { withdrawApplication } from '../../core/applications/withdraw-application.ts';
import { formatDate } from '../../core/language/format-date.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { Card, View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { keptTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { pageButtons, readPage } from '../page-buttons.ts';
import { interviewWords } from './interview-words.ts';
import { rejectionWords } from './rejection-words.ts';

/** A member's own applications: the list, each with its stage, and taking one back. */
export const applications = flow('applications', { version: 1 }, {
  list: screen(list),
  card: screen(card),
  sure: screen(sure),
  withdraw: deed(withdraw),
});

async function list(chat: Chat): Promise<View> {
  const { t } = chat;
  const page = readPage(chat.args[0]);
  const { applications: rows, total } = await listMyApplications(chat.read, { member: memberOf(chat), page });
  const find = [goButton(t('applications:buttons.find'), 'find.browse')];
  if (total === 0) return { title: t('applications:title'), body: t('applications:none'), buttons: [find] };
  const cards = rows.map((row): Card => ({
    title: keptTitle(row.jobTitle, chat.language),
    lines: [t('applications:line', { company: row.companyName }), t(`applications:stage.${row.stage}`)],
    buttons: [goButton(t('applications:buttons.open'), 'applications.card', [row._id])],
  }));
  const pages = pageButtons(chat, { place: 'applications.list', page, perPage: APPLICATIONS_PER_PAGE, total });
  return { title: t('applications:title'), body: '', cards, buttons: pages };
}

async function own(chat: Chat): Promise<Application | undefined> {
  return findMyApplication(chat.read, { member: memberOf(chat), application: chat.args[0] ?? '' });
}

async function card(chat: Chat): Promise<View> {
  const { t, language } = chat;
  const application = await own(chat);
  if (!application) return { body: t('engine:notFound') };
  const { interview, rejection } = application;
  const lines = [
    t('applications:line', { company: application.companyName }),
    '',
    ...application.history.map(({ stage, at }) => t('applications:step', { stage: t(`applications:stage.${stage}`), date: formatDate(at, language) })),
    ...(application.stage === 'interview' && interview ? ['', interviewWords(t, language, interview)] : []),
    ...(rejection ? ['', rejectionWords(t, rejection)] : []),
  ];
  const open = MOVES.withdrawn.includes(application.stage);
  return {
    title: keptTitle(application.jobTitle, language),
    body: lines.join('\n'),
    buttons: [[
      goButton(t('applications:buttons.job'), 'find.card', [application.job]),
      ...(open ? [goButton(t('applications:buttons.withdraw'), 'applications.sure', [application._id])] : []),
    ]],
  };
}

async function sure(chat: Chat): Promise<View> {
  const application = await own(chat);
  if (!application) return { body: chat.t('engine:notFound') };
  return {
    body: chat.t('applications:sure', { title: keptTitle(application.jobTitle, chat.language) }),
    buttons: [[goButton(chat.t('applications:buttons.sure'), 'applications.withdraw', [application._id], 'danger')]],
  };
}

async function withdraw(chat: Chat): Promise<Move> {
  const id = chat.args[0] ?? '';
  const result = await withdrawApplication(await chat.tx(), { member: memberOf(chat), application: id });
  return answer(chat, result, {
    ok: () => finish(chat.t('applications:withdrawn'), { to: 'applications.card', args: [id] }),
    application_closed: () => finish(chat.t('applications:closedAlready'), { to: 'applications.card', args: [id] }),
  });
}
