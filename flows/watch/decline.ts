import { jobCard, type JobCard } from '../../core/jobs/job-card.ts';
import { formatMoney } from '../../core/language/format-money.ts';
import { raiseWatchPay } from '../../core/watches/change-watch.ts';
import { declineJob, unmuteEmployer } from '../../core/watches/decline-job.ts';
import { DECLINE_REASONS, type DeclineReason } from '../../core/watches/watch-limits.ts';
import type { Watch } from '../../core/watches/watch.model.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, type Move } from '../engine/flow.ts';
import { answer } from '../engine/steps.ts';
import type { Button, View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';
import { drawWatch } from './watch-screens.ts';
import { stopButton } from './watch-words.ts';

/** What a pay is raised to above: the next round sum. */
const STEP = { month: 50_000, day: 1_000, hour: 100 } as const;

/** `watch.decline JOB WATCH`: not for me; asks why. */
export async function decline(chat: Chat): Promise<Move> {
  const [job = '', watch = ''] = chat.args;
  const declined = await declineJob(await chat.tx(), { member: memberOf(chat), job, reason: 'other' });
  const why = (reason: DeclineReason): Button => goButton(chat.t(`watch:why.${reason}`), 'watch.because', [job, watch, reason]);
  return answer(chat, declined, {
    ok: () => finish({ body: chat.t('watch:declined'), buttons: [[why('pay'), why('place')], [why('work'), why('employer')], [stopButton(chat.t, watch)]] }),
    find_not_found: 'engine:notFound',
  });
}

/** `watch.because JOB WATCH REASON`: what follows from the reason is done or offered, and said. */
export async function because(chat: Chat): Promise<Move> {
  const [job = '', watch = '', given] = chat.args;
  const reason = DECLINE_REASONS.find((each) => each === given) ?? 'other';
  const declined = await declineJob(await chat.tx(), { member: memberOf(chat), job, reason });
  if (!declined.ok) return answer(chat, declined, { ok: () => finish(''), find_not_found: 'engine:notFound' });
  const view = await consequence(chat, reason, job, watch);
  return finish(view);
}

async function consequence(chat: Chat, reason: DeclineReason, job: string, watch: string): Promise<View> {
  const { t } = chat;
  const change = goButton(t('watch:buttons.card'), 'watch.card', [watch]);
  if (reason === 'employer') return { body: t('watch:muted'), buttons: [[goButton(t('watch:buttons.hear'), 'watch.hear', [job]), change]] };
  if (reason !== 'pay') return { body: t('watch:thanks'), buttons: [[change, stopButton(t, watch)]] };
  const card = await jobCard(chat.read, job);
  const wanted = card && payAbove(card);
  const offer = wanted ? [goButton(t('watch:buttons.raise', { sum: formatMoney(wanted.min, chat.language) }), 'watch.raise', [watch, job])] : [];
  return { body: t('watch:thanks'), buttons: [offer, [change, stopButton(t, watch)]].filter((row) => row.length > 0) };
}

/** `watch.raise WATCH JOB`: from now on only what pays more than this job. */
export async function raise(chat: Chat): Promise<Move> {
  const [watch = '', job = ''] = chat.args;
  const card = await jobCard(chat.read, job);
  const wanted = card && payAbove(card);
  if (!wanted) return finish(chat.t('engine:notFound'));
  const raised = await raiseWatchPay(await chat.tx(), { member: memberOf(chat), watch, ...wanted });
  return answer(chat, raised, {
    ok: (changed: Watch) => finish({ ...drawWatch(chat, changed), lead: chat.t('watch:raised') }),
    watch_not_found: () => finish({ body: chat.t('watch:gone'), buttons: [[goButton(chat.t('watch:title'), 'watch.list')]] }),
    watch_known: 'watch:known',
  });
}

/** `watch.hear JOB`: tells of this employer again. */
export async function hearAgain(chat: Chat): Promise<Move> {
  await unmuteEmployer(await chat.tx(), { member: memberOf(chat), job: chat.args[0] ?? '' });
  return finish(chat.t('watch:heard'));
}

function payAbove({ pay }: JobCard): { min: number; period: JobCard['pay']['period'] } | undefined {
  const top = pay.max ?? pay.min;
  const step = STEP[pay.period];
  return top === undefined ? undefined : { min: (Math.floor(top / step) + 1) * step, period: pay.period };
}
