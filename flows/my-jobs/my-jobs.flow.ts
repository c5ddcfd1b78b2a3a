import type { Tx } from '../../core/db/database.ts';
import type { Result } from '../../core/errors.ts';
import type { ChangeRefusal, OwnJob } from '../../core/jobs/change-job.ts';
import { fillJob } from '../../core/jobs/fill-job.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import type { Job } from '../../core/jobs/job.model.ts';
import { listMyJobs } from '../../core/jobs/list-my-jobs.ts';
import { pauseJob } from '../../core/jobs/pause-job.ts';
import { dropBounty } from '../../core/jobs/promise-bounty.ts';
import { renewJob } from '../../core/jobs/renew-job.ts';
import { resumeJob } from '../../core/jobs/resume-job.ts';
import type { TextKey } from '../../core/language/keys.ts';
import type { InactiveCode } from '../../core/members/require-active.ts';
import type { Chat } from '../engine/chat.ts';
import { flow, go, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { Button, Card, View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { jobTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { readPage } from '../page-buttons.ts';
import { jobLines } from '../post-job/job-lines.ts';
import { drawMyJob, stateLines } from './draw-my-job.ts';

type Change = (tx: Tx, own: OwnJob) => Promise<Result<Job, ChangeRefusal | InactiveCode>>;

/** An employer's own jobs: `myjobs.list [PAGE]`, `myjobs.card JOB`, and what is done to one at once: `myjobs.pause JOB` … */
export const myJobs = flow('myjobs', { version: 1 }, {
  list: screen(drawList),
  card: screen(drawCard),
  pause: change(pauseJob, 'myjobs:done.paused'),
  resume: change(resumeJob, 'myjobs:done.resumed'),
  fill: change(fillJob, 'myjobs:done.filled'),
  renew: change(renewJob, 'myjobs:done.renewed'),
  unbounty: change(dropBounty, 'bounty:dropped'),
});

async function drawList(chat: Chat): Promise<View> {
  const { t } = chat;
  const page = readPage(chat.args[0]);
  const { jobs, more } = await listMyJobs(chat.read, { employer: memberOf(chat), page });
  const turn = [
    ...(page > 0 ? [goButton(t('engine:previous'), 'myjobs.list', [String(page - 1)])] : []),
    ...(more ? [goButton(t('engine:next'), 'myjobs.list', [String(page + 1)])] : []),
  ];
  const buttons: Button[][] = [...(turn.length > 0 ? [turn] : []), [goButton(t('myjobs:button.new'), 'post', [], 'primary')]];
  if (jobs.length === 0) return { title: t('myjobs:title'), body: t('myjobs:none'), buttons };
  return { title: t('myjobs:title'), body: t('myjobs:page'), cards: jobs.map((job) => cardOf(chat, job)), buttons };
}

function cardOf(chat: Chat, job: Job): Card {
  const [, place, pay] = jobLines(job, chat.language);
  return {
    title: jobTitle(job, chat.language),
    lines: [...stateLines(chat, job).slice(0, 3), ...(place ? [place] : []), ...(pay ? [pay] : [])],
    buttons: [goButton(chat.t('myjobs:button.open'), 'myjobs.card', [job._id])],
  };
}

async function drawCard(chat: Chat): Promise<View> {
  const job = await findJob(chat.read, chat.args[0] ?? '');
  if (job?.employer === memberOf(chat)) return drawMyJob(chat, job);
  return { body: chat.t('errors:not_found'), buttons: [[goButton(chat.t('myjobs:button.list'), 'myjobs.list')]] };
}

/** A deed on the job of the button; what it became is shown under a word about it. Another tap that was first is no error. */
function change(run: Change, done: TextKey) {
  return deed(async (chat): Promise<Move> => {
    const job = chat.args[0] ?? '';
    const changed = await run(await chat.tx(), { job, employer: memberOf(chat) });
    const card = (words: TextKey): Move => {
      chat.say(chat.t(words));
      return go('myjobs.card', job);
    };
    return answer(chat, changed, {
      ok: () => card(done), job_not_found: 'errors:not_found', job_in_other_state: () => card('myjobs:cannot'),
    });
  });
}
