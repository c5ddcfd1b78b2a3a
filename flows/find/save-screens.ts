import { listSavedJobs } from '../../core/jobs/list-saved-jobs.ts';
import { forgetJob, saveJob } from '../../core/jobs/save-job.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, go, type Move } from '../engine/flow.ts';
import { answer } from '../engine/steps.ts';
import type { Button, View } from '../engine/view.ts';
import { memberOf } from '../member-of.ts';
import { backToJob } from './job-screen.ts';
import { listedJob } from './job-card-view.ts';
import { isTurned, pageButtons, pageOf } from './pages.ts';

/** `find.save JOB`: keeps a job for later. */
export async function save(chat: Chat): Promise<Move> {
  const [job = ''] = chat.args;
  const saved = await saveJob(await chat.tx(), { member: memberOf(chat), job });
  return answer(chat, saved, {
    ok: () => finish({ body: chat.t('find:saved.done'), buttons: [[listButton(chat), backToJob(chat, job)]] }),
    too_many_saved: 'find:saved.full',
    job_not_found: 'engine:notFound',
  });
}

/** `find.forget JOB`: takes it off the list. */
export async function forget(chat: Chat): Promise<Move> {
  const [job = ''] = chat.args;
  await forgetJob(await chat.tx(), { member: memberOf(chat), job });
  chat.say(chat.t('find:saved.forgotten'));
  return go('find.saved');
}

/** `find.saved [PAGE]`: the saved jobs, also those that were closed meanwhile. */
export async function savedScreen(chat: Chat): Promise<View> {
  const page = pageOf(chat.args[0]);
  const { jobs, more } = await listSavedJobs(chat.read, { member: memberOf(chat), page });
  if (jobs.length === 0 && !more) return { title: chat.t('find:saved.title'), body: chat.t('find:saved.none'), buttons: [[browseButton(chat)]] };
  return {
    title: chat.t('find:saved.title'),
    body: '',
    cards: jobs.map((job) => {
      const card = listedJob(chat, job);
      return { ...card, buttons: [...card.buttons, { label: chat.t('find:buttons.forget'), press: { kind: 'go', to: 'find.forget', args: [job.id] } }] };
    }),
    buttons: pageButtons(chat, 'find.saved', [], { page, more }),
    replace: isTurned(chat.args[0]),
  };
}

function listButton(chat: Chat): Button {
  return { label: chat.t('find:saved.title'), press: { kind: 'go', to: 'find.saved' } };
}

function browseButton(chat: Chat): Button {
  return { label: chat.t('find:browse.title'), press: { kind: 'go', to: 'find.browse' } };
}
