import { findJob } from '../../core/jobs/find-job.ts';
import { formatDate } from '../../core/language/format-date.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import type { Button, View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { jobTitle } from '../job-title.ts';
import { reasonWords } from '../my-jobs/draw-my-job.ts';
import type { NoticeContext, NoticeWords } from './notice-words.ts';

/** What becomes of a job, told to its employer; that a job is gone, told to its applicants; and words for moderators. */
export const jobNotices: Partial<Record<NoticeKind, NoticeWords>> = {
  'job.approved': async (context) => ({
    title: context.t('myjobs:notice.approved', { title: await titleOf(context) }),
    body: context.t('myjobs:notice.announced'),
    buttons: [[myJob(context), goButton(context.t('myjobs:button.feature'), 'wallet.feature', [jobOf(context)])]],
  }),
  'job.rejected': async (context) => ({
    title: context.t('myjobs:notice.rejected', { title: await titleOf(context) }),
    body: [...whyLines(context), context.t('myjobs:notice.editHint')].join('\n\n'),
    buttons: [[goButton(context.t('myjobs:button.edit'), 'post', [jobOf(context)], 'primary'), myJob(context)]],
  }),
  'job.expiring': async (context) => {
    const job = await findJob(context.read, jobOf(context));
    if (!job?.expiresAt || (job.status !== 'open' && job.status !== 'paused')) return undefined;
    const title = jobTitle(job, context.language);
    return {
      title: context.t('myjobs:notice.expiring', { title, date: formatDate(job.expiresAt, context.language) }),
      body: context.t('myjobs:notice.expiringHint'),
      buttons: [[renew(context), goButton(context.t('myjobs:button.fill'), 'myjobs.fill', [jobOf(context)])], [myJob(context)]],
    };
  },
  'job.expired': async (context) => ({
    title: context.t('myjobs:notice.expired', { title: await titleOf(context) }),
    body: context.t('myjobs:notice.expiringHint'),
    buttons: [[renew(context), myJob(context)]],
  }),
  'job.taken_down': async (context) => ({
    title: context.t('myjobs:notice.takenDown', { title: await titleOf(context) }),
    body: whyLines(context).join('\n\n'),
    buttons: [[myJob(context)]],
  }),
  'job.removed': async (context) => ({
    title: context.t('myjobs:notice.removed', { title: await titleOf(context) }),
    body: context.t('myjobs:notice.removedHint'),
    buttons: [[goButton(context.t('home:buttons.find'), 'find.browse', [], 'primary')]],
  }),
  'moderation.queue': async ({ t, notice }): Promise<View | undefined> => {
    const count = Number(notice.params.count);
    if (!(count > 0)) return undefined;
    return { body: t('myjobs:notice.queue', { count }), buttons: [[goButton(t('myjobs:panel.button'), 'panel.link')]] };
  },
  'member.banned': async ({ t, notice }) => ({
    title: t('myjobs:notice.banned'),
    body: t('myjobs:why', { reason: reasonWords(t, String(notice.params.reason)) }),
  }),
};

function jobOf({ notice }: NoticeContext): string {
  return String(notice.params.job);
}

/** The title in the reader's language, from the job as it is; from the notice when the job is no more. */
async function titleOf(context: NoticeContext): Promise<string> {
  const job = await findJob(context.read, jobOf(context));
  return job ? jobTitle(job, context.language) : String(context.notice.params.title);
}

function whyLines({ t, notice }: NoticeContext): string[] {
  const { reason, text } = notice.params;
  return [
    t('myjobs:why', { reason: reasonWords(t, String(reason)) }),
    ...(typeof text === 'string' ? [t('myjobs:notice.added', { text })] : []),
  ];
}

function myJob(context: NoticeContext): Button {
  return goButton(context.t('myjobs:button.open'), 'myjobs.card', [jobOf(context)]);
}

function renew(context: NoticeContext): Button {
  return goButton(context.t('myjobs:button.renew'), 'myjobs.renew', [jobOf(context)], 'primary');
}
