import { z } from 'zod';
import { newId } from '../../core/db/new-id.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { formatDate } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { readWalletBalance } from '../../core/ledger/read-balance.ts';
import { featureJob, type Featured } from '../../core/payments/feature-job.ts';
import { FEATURE } from '../../core/payments/payment-rules.ts';
import type { PinProof } from '../../core/pin/pin-proof.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, type Move } from '../engine/flow.ts';
import { answer } from '../engine/steps.ts';
import type { Button, View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { jobTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { askPin } from '../pin/ask-pin.ts';
import { balanceWords } from './balance-words.ts';
import { walletButton } from './order-view.ts';

const FeatureSlots = z.object({});
type FeatureSlots = z.infer<typeof FeatureSlots>;

const topUpButton = (chat: Pick<Chat, 't'>): Button => ({ label: chat.t('wallet:buttons.topup'), press: { kind: 'go', to: 'topup' }, look: 'primary' });

/** `wallet.feature JOB`: what it costs to show one's own open job at the top. Each drawing is a wish of its own, and one tap or ten buy it once. */
export async function offerFeature(chat: Chat): Promise<View> {
  const { t, language, read } = chat;
  const member = memberOf(chat);
  const job = await findJob(read, chat.args[0] ?? '');
  if (!job || job.employer !== member) return { body: t('errors:not_found') };
  if (job.status !== 'open' || job.hidden) return { body: t('wallet:feature.notOpen') };
  const { available } = await readWalletBalance(read, member);
  const price = formatKyat(FEATURE.price, language);
  const body = [t('wallet:feature.offer', { job: jobTitle(job, language), days: FEATURE.days, price, balance: balanceWords(chat, available) })];
  if (job.featuredUntil && job.featuredUntil > chat.now) body.push(t('wallet:feature.until', { date: formatDate(job.featuredUntil, language), days: FEATURE.days }));
  const buy: Button = { label: t('wallet:buttons.buy'), press: { kind: 'go', to: 'feature', args: [job._id, newId(8)] }, look: 'primary' };
  return { title: t('wallet:feature.title'), body: body.join('\n\n'), buttons: [[available >= FEATURE.price ? buy : topUpButton(chat)], [walletButton(t)]] };
}

/** `feature JOB WISH`: asks for the PIN, pays from the wallet and shows the job at the top. */
export const feature = flow<FeatureSlots>('feature', { version: 1, slots: FeatureSlots, title: 'wallet:feature.title' }, {
  pin: askPin({
    first: async (chat) => {
      const [job = '', request = ''] = chat.args;
      const found = /^\w{1,16}$/.test(request) ? await findJob(chat.read, job) : undefined;
      return found?.employer === memberOf(chat) ? undefined : finish(chat.t('errors:not_found'));
    },
    why: async (chat) => {
      const job = await findJob(chat.read, chat.args[0] ?? '');
      return chat.t('wallet:feature.pin', { job: job ? jobTitle(job, chat.language) : '', days: FEATURE.days, price: formatKyat(FEATURE.price, chat.language) });
    },
    act: buyFeature,
  }),
});

async function buyFeature(chat: Chat<FeatureSlots>, proof: PinProof): Promise<Move> {
  const { t, language } = chat;
  const [job = '', request = ''] = chat.args;
  const result = await featureJob(await chat.tx(), { member: memberOf(chat), job, request, proof });
  const price = formatKyat(FEATURE.price, language);
  return answer(chat, result, {
    ok: ({ until, receipt }: Featured) => finish({ body: t('wallet:feature.done', { date: formatDate(until, language), price, receipt }), buttons: [[goButton(t('find:buttons.own'), 'myjobs.card', [job]), walletButton(t)]] }),
    insufficient_funds: ({ available }) => finish({
      body: t('wallet:feature.short', { available: balanceWords(chat, Number(available)), price }), buttons: [[topUpButton(chat)], [walletButton(t)]],
    }),
    job_not_found: 'errors:not_found',
    job_not_open: 'wallet:feature.notOpen',
  });
}
