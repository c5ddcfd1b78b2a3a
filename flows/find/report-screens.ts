import { jobCard } from '../../core/jobs/job-card.ts';
import { REPORT_REASONS } from '../../core/moderation/reasons.ts';
import { reportJob } from '../../core/moderation/report-job.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, type Move } from '../engine/flow.ts';
import { answer } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { jobTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { notFound } from './job-screen.ts';

/** `find.report JOB`: asks what is wrong. */
export async function reportScreen(chat: Chat): Promise<View> {
  const [id = ''] = chat.args;
  const job = await jobCard(chat.read, id);
  if (!job) return notFound(chat);
  return {
    body: chat.t('find:report.ask', { title: jobTitle(job, chat.language) }),
    buttons: REPORT_REASONS.map((reason) => [{ label: chat.t(`moderation:report.${reason}`), press: { kind: 'go', to: 'find.reported', args: [id, reason] } }]),
  };
}

/** `find.reported JOB REASON`: hands the report to the moderators. */
export async function report(chat: Chat): Promise<Move> {
  const [job = '', reason = ''] = chat.args;
  const reported = await reportJob(await chat.tx(), { job, member: memberOf(chat), reason });
  return answer(chat, reported, {
    ok: () => finish({ body: chat.t('find:report.done'), buttons: [[goButton(chat.t('find:buttons.browse'), 'find.browse', [], 'primary')]] }),
    already_reported: 'find:report.already',
    own_job: 'find:report.own',
    too_many_reports: 'find:report.many',
    job_not_found: 'engine:notFound',
    reason_unknown: 'engine:notFound',
  });
}
