import { findHire } from '../../core/hires/find-hire.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { formatDate } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { isTextKey } from '../../core/language/translate.ts';
import { findMember } from '../../core/members/find-member.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import { goButton } from '../go-button.ts';
import { askView } from '../hires/ask-view.ts';
import { signalWords } from '../invites/worth-words.ts';
import { jobTitle, keptTitle } from '../job-title.ts';
import type { NoticeContext, NoticeWords } from './notice-words.ts';

/** Hires and rewards: the question to both sides, what the referrer earns, and money that comes back to the employer. */
export const rewardNotices: Partial<Record<NoticeKind, NoticeWords>> = {
  'hire.ask': async (context) => {
    const hire = await findHire(context.read, param(context, 'hire'));
    if (!hire || hire.round !== context.notice.params['round']) return undefined; // answered, or over, meanwhile
    return askView(context, { hire, side: param(context, 'side') === 'employer' ? 'employer' : 'member', reminder: context.notice.params['reminder'] === true });
  },
  'reward.pending': async (context) => {
    const { t, language } = context;
    const { watched, cleared } = context.notice.params;
    const words = t(cleared === true ? 'bounty:told.cleared' : 'bounty:told.pending', { ...await about(context), until: formatDate(new Date(param(context, 'until')), language) });
    return forReferrer(context, watched === true ? [words, t('bounty:told.watched'), ...await reasons(context)].join('\n') : words);
  },
  'reward.nothing': async (context) => {
    const words = context.t('bounty:told.nothing', { ...await about(context), why: why(context, 'nothing') });
    return forReferrer(context, context.notice.params['why'] === 'taken_back' ? `${words} ${context.t('bounty:told.takenBack')}` : words);
  },
  'reward.review': async (context) => forReferrer(context, [context.t('bounty:told.review', await about(context)), ...await reasons(context)].join('\n')),
  'reward.paid': async (context) => ({
    body: context.t('bounty:told.paid', { ...await about(context), receipt: param(context, 'receipt') }),
    buttons: [[goButton(context.t('bounty:buttons.wallet'), 'wallet.balance', [], 'primary'), goButton(context.t('invites:buttons.mine'), 'invites.list')]],
  }),
  'reward.failed': async (context) => {
    const words = context.t('bounty:told.failed', { ...await about(context), why: why(context, 'failed') });
    return forReferrer(context, [words, ...(param(context, 'why') === 'refused' ? await reasons(context) : [])].join('\n'));
  },
  'bounty.returned': async (context) => ({
    body: context.t('bounty:told.returned', { ...await about(context), receipt: param(context, 'receipt') }), buttons: [[goButton(context.t('bounty:buttons.wallet'), 'wallet.balance')]],
  }),
  'bounty.released': async (context) => {
    const job = await findJob(context.read, param(context, 'job'));
    const title = job ? jobTitle(job, context.language) : '—';
    return {
      body: context.t('bounty:told.released', { amount: amountOf(context), title }),
      buttons: [[goButton(context.t('bounty:buttons.wallet'), 'wallet.balance'), goButton(context.t('myjobs:button.open'), 'myjobs.card', [param(context, 'job')])]],
    };
  },
};

function param({ notice }: NoticeContext, name: string): string {
  return String(notice.params[name] ?? '');
}

function amountOf(context: NoticeContext): string {
  return formatKyat(Number(context.notice.params['amount'] ?? 0), context.language);
}

/** The friend by name, the job and the sum. */
async function about(context: NoticeContext): Promise<{ name: string; title: string; amount: string }> {
  const friend = await findMember(context.read, param(context, 'friend'));
  return { name: friend?.name ?? context.t('invites:someone'), title: keptTitle(param(context, 'jobTitle'), context.language), amount: amountOf(context) };
}

function why(context: NoticeContext, group: 'nothing' | 'failed'): string {
  const key = `bounty:${group}.${param(context, 'why')}`;
  return isTextKey(key) ? context.t(key) : '';
}

/** Why a person looks, or looked, at the reward. */
async function reasons(context: NoticeContext): Promise<string[]> {
  const words = signalWords(context.t, (await findHire(context.read, param(context, 'hire')))?.signals ?? []);
  return words === '' ? [] : [context.t('bounty:told.reasons', { reasons: words })];
}

function forReferrer({ t }: NoticeContext, body: string) {
  return { body, buttons: [[goButton(t('invites:buttons.mine'), 'invites.list')]] };
}
