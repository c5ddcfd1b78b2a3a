import { findFile } from '../../core/files/find-file.ts';
import type { Job } from '../../core/jobs/job.model.ts';
import { mayDo, type JobAct } from '../../core/jobs/job-status.ts';
import { formatDate } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import type { Translate } from '../../core/language/translate.ts';
import { isCloseReason } from '../../core/moderation/reasons.ts';
import type { Chat } from '../engine/chat.ts';
import type { Button, View } from '../engine/view.ts';
import { goButton, linkButton } from '../go-button.ts';
import { jobTitle } from '../job-title.ts';
import { jobLines } from '../post-job/job-lines.ts';

/** One of the employer's own jobs: its state, what others read, and what can be done to it now. */
export async function drawMyJob(chat: Chat, job: Job): Promise<View> {
  const photo = job.photo === undefined ? undefined : await findFile(chat.read, job.photo);
  return {
    title: jobTitle(job, chat.language),
    body: [stateLines(chat, job).join('\n'), jobLines(job, chat.language).join('\n'), job.description].join('\n\n'),
    ...(photo?.state === 'kept' && {
      media: { kind: 'photo', url: chat.links.file(photo), name: photo.name, mime: photo.mime, size: photo.size },
    }),
    buttons: buttonsOf(chat, job),
  };
}

/** How the job stands: status, applicants, until when, why not. */
export function stateLines({ t, language, now }: Pick<Chat, 't' | 'language' | 'now'>, job: Job): string[] {
  const { status, expiresAt, featuredUntil, closeReason } = job;
  const runs = status === 'open' || status === 'paused';
  return [
    t(job.hidden && runs ? 'myjobs:status.hidden' : `myjobs:status.${status}`),
    ...(job.applications > 0 ? [t('myjobs:applications', { count: job.applications })] : []),
    ...(runs && expiresAt ? [t('myjobs:until', { date: formatDate(expiresAt, language) })] : []),
    ...(runs && featuredUntil && featuredUntil > now ? [t('myjobs:featured', { date: formatDate(featuredUntil, language) })] : []),
    ...bountyLines({ t, language }, job),
    ...(closeReason ? [t('myjobs:why', { reason: reasonWords(t, closeReason.code) }), ...(closeReason.text ? [closeReason.text] : [])] : []),
  ];
}

/** A moderator's reason in the reader's language; a code of a newer version reads as "other". */
export function reasonWords(t: Translate, code: string): string {
  return t(`moderation:reason.${isCloseReason(code) ? code : 'other'}`);
}

/** The bounty, and whether money is held for it; nothing once the job is over. */
function bountyLines({ t, language }: Pick<Chat, 't' | 'language'>, { bounty, bountyHeld = 0, status }: Job): string[] {
  if (!bounty || !['unpaid', 'pending', 'open', 'paused'].includes(status)) return [];
  const amount = formatKyat(bounty.amount, language);
  return [bountyHeld > 0 ? t('bounty:mine', { amount, count: bountyHeld }) : t('bounty:mineNot', { amount })];
}

/** Holding the money of a bounty, or promising one; where it is held already there is nothing to press. */
function bountyButtons(t: Translate, { _id, bounty, bountyHeld = 0, status }: Job): Button[][] {
  if (bountyHeld > 0 || !['unpaid', 'open', 'paused'].includes(status)) return [];
  return [[goButton(t(bounty ? 'bounty:buttons.fund' : 'bounty:buttons.put'), 'bounty', [_id], ...(status === 'unpaid' ? ['primary' as const] : []))]];
}

function buttonsOf({ t, links }: Chat, job: Job): Button[][] {
  const id = [job._id];
  const deed = (act: JobAct, label: Parameters<Translate>[0], to: string): Button[] => (mayDo(act, job.status) ? [goButton(t(label), to, id)] : []);
  const open = job.status === 'open' && !job.hidden;
  const money = bountyButtons(t, job);
  return [
    ...(job.status === 'unpaid' ? money : []),
    job.applications > 0 ? [goButton(t('myjobs:button.review'), 'review.list', id, 'primary')] : [],
    [...deed('pause', 'myjobs:button.pause', 'myjobs.pause'), ...deed('resume', 'myjobs:button.resume', 'myjobs.resume'), ...deed('fill', 'myjobs:button.fill', 'myjobs.fill')],
    [...deed('edit', 'myjobs:button.edit', 'post'), ...deed('renew', 'myjobs:button.renew', 'myjobs.renew')],
    ...(job.status === 'unpaid' ? [] : money),
    open ? [goButton(t('myjobs:button.feature'), 'wallet.feature', id), linkButton(t('myjobs:button.page'), links.jobPage(job._id))] : [],
    [goButton(t('myjobs:button.list'), 'myjobs.list')],
  ].filter((row) => row.length > 0);
}
