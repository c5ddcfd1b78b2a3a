import { BOUNTY, openingCost } from '../../core/bounties/bounty-rules.ts';
import { openingsLeft } from '../../core/bounties/openings-left.ts';
import type { Job } from '../../core/jobs/job.model.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { formatNumber } from '../../core/language/format-number.ts';
import { readWalletBalance } from '../../core/ledger/read-balance.ts';
import type { Chat } from '../engine/chat.ts';
import type { Button, View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { jobTitle } from '../job-title.ts';
import { balanceWords } from '../wallet/balance-words.ts';
import { bountyLine } from './bounty-answers.ts';

/** What holding a job's bounty takes, in kyat. */
export interface Cost {
  readonly openings: number;
  readonly total: number;
  readonly available: number;
  readonly missing: number;
}

type Speaker = Pick<Chat, 't' | 'language'>;

/** What it costs to hold a job's bounty for everybody who is still wanted, and what the employer's wallet has. */
export async function costOf({ read }: Pick<Chat, 'read'>, job: Job): Promise<Cost> {
  const openings = await openingsLeft(read, job);
  const total = openings * openingCost(job.bounty ?? { amount: 0 });
  const { available } = await readWalletBalance(read, job.employer);
  return { openings, total, available, missing: Math.max(0, total - available) };
}

/** What is held, for whom, and what becomes of it: read before anybody agrees. */
export function costView(speaker: Speaker, job: Job, cost: Cost): View {
  const { t } = speaker;
  return { title: t('bounty:agree.title'), body: [costLines(speaker, job, cost), t('bounty:agree.how')].join('\n\n') };
}

/** The same where the wallet has too little: how much is missing, and the way to top up. The job waits. */
export function shortView(speaker: Speaker, job: Job, cost: Cost): View {
  const { t, language } = speaker;
  const without: Button[][] = job.status === 'unpaid' ? [[goButton(t('bounty:buttons.without'), 'myjobs.unbounty', [job._id])]] : [];
  return {
    title: t('bounty:agree.title'),
    body: [costLines(speaker, job, cost), t('bounty:agree.short', { missing: formatKyat(cost.missing, language) })].join('\n\n'),
    buttons: [[goButton(t('bounty:buttons.topup'), 'topup', [], 'primary')], [goButton(t('bounty:buttons.fund'), 'bounty', [job._id])], ...without, [goButton(t('find:buttons.own'), 'myjobs.card', [job._id])]],
  };
}

function costLines(speaker: Speaker, job: Job, { openings, total, available }: Cost): string {
  const { t, language } = speaker;
  return t('bounty:agree.body', {
    title: jobTitle(job, language), line: job.bounty ? bountyLine(speaker, job.bounty) : '', fee: formatKyat(BOUNTY.hiringFee, language),
    openings: formatNumber(openings, language), total: formatKyat(total, language), balance: balanceWords(speaker, available),
  });
}
