import { z } from 'zod';
import { BOUNTY, openingCost } from '../../core/bounties/bounty-rules.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { fundJob } from '../../core/jobs/fund-job.ts';
import type { Job } from '../../core/jobs/job.model.ts';
import { dropBounty, promiseBounty } from '../../core/jobs/promise-bounty.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import type { PinProof } from '../../core/pin/pin-proof.ts';
import { choice } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import type { Choice } from '../engine/choice.ts';
import { finish, flow, to, type Move } from '../engine/flow.ts';
import { act, answer, ask } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { jobTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { askPin } from '../pin/ask-pin.ts';
import { askWords, bountyAmount, bountyDays, daysWords } from './bounty-answers.ts';
import { costOf, costView, shortView, type Cost } from './cost-view.ts';

const BountySlots = z.object({ amount: z.number(), days: z.number(), choice: z.string() });
type BountySlots = z.infer<typeof BountySlots>;
type BountyChat = Chat<BountySlots>;

/**
 * `bounty JOB`: what a bounty costs, and holding it behind the PIN. Of a job that waits for its money, after the form or from My jobs;
 * an open job without a bounty is asked for one first.
 */
export const bounty = flow<BountySlots>('bounty', { version: 1, slots: BountySlots, title: 'bounty:title' }, {
  check: { open: true, asks: false, enter: begin },
  amount: ask<BountySlots, number>(askWords, bountyAmount<BountySlots>(), { into: 'amount', next: 'days' }),
  days: ask<BountySlots, number>((chat) => ({ body: chat.t('bounty:askDays', { usual: daysWords(chat, BOUNTY.days.usual) }) }), bountyDays<BountySlots>(), { into: 'days', next: 'promise' }),
  promise: act<BountySlots>(promise),
  agree: ask<BountySlots, string>(drawAgree, choice<BountySlots>(agreeChoices), { into: 'choice', next: (_chat, value) => to(value === 'hold' ? 'pin' : value === 'without' ? 'drop' : 'amount') }),
  pin: askPin<BountySlots>({ first: stillPossible, why: whyPin, act: hold }),
  drop: act<BountySlots>(drop),
});

const jobOf = (chat: Pick<Chat, 'args'>): string => chat.args[0] ?? '';

/** The member's own job, and what its bounty costs now. */
async function ownJob(chat: BountyChat): Promise<{ job: Job; cost: Cost } | undefined> {
  const job = await findJob(chat.read, jobOf(chat));
  return job?.employer === memberOf(chat) ? { job, cost: await costOf(chat, job) } : undefined;
}

async function begin(chat: BountyChat): Promise<Move> {
  const own = await ownJob(chat);
  if (!own) return finish(chat.t('errors:not_found'));
  const instead = impossible(chat, own.job);
  if (instead) return instead;
  if (!own.job.bounty) return to('amount');
  return own.cost.missing > 0 ? finish(shortView(chat, own.job, own.cost)) : to('agree');
}

/** Why this job can have no bounty now; `undefined` when it can. */
function impossible(chat: BountyChat, job: Job): Move | undefined {
  const back = { to: 'myjobs.card', args: [job._id] };
  if ((job.bountyHeld ?? 0) > 0) return finish(chat.t('bounty:already'), back);
  if (!['unpaid', 'open', 'paused'].includes(job.status)) return finish(chat.t('bounty:cannot'), back);
  return job.openings > BOUNTY.openingsMax ? finish(chat.t('bounty:tooMany', { max: BOUNTY.openingsMax }), back) : undefined;
}

async function promise(chat: BountyChat): Promise<Move> {
  const { amount = 0, days = BOUNTY.days.usual } = chat.slots;
  const promised = await promiseBounty(await chat.tx(), { job: jobOf(chat), employer: memberOf(chat), bounty: { amount, days } });
  return answer(chat, promised, {
    ok: async (job: Job) => {
      const cost = await costOf(chat, job);
      return cost.missing > 0 ? finish(shortView(chat, job, cost)) : to('agree');
    },
    job_not_found: 'errors:not_found', job_in_other_state: 'bounty:cannot', already_held: 'bounty:already', bounty_openings: 'bounty:tooMany', bounty_invalid: 'bounty:unclear',
  });
}

async function drawAgree(chat: BountyChat): Promise<View> {
  const own = await ownJob(chat);
  return own ? costView(chat, own.job, own.cost) : { body: chat.t('errors:not_found') };
}

async function agreeChoices(chat: BountyChat): Promise<Choice[][]> {
  const own = await ownJob(chat);
  if (!own) return [];
  const total = formatKyat(own.cost.total, chat.language);
  return [
    [{ value: 'hold', label: chat.t('bounty:buttons.hold', { total }), look: 'primary' }],
    [{ value: 'amount', label: chat.t('bounty:buttons.other') }],
    ...(own.job.status === 'unpaid' ? [[{ value: 'without', label: chat.t('bounty:buttons.without') }]] : []),
  ];
}

/** Before the PIN is asked for: the job may have changed, and the money may have gone elsewhere, while this was read. */
async function stillPossible(chat: BountyChat): Promise<Move | undefined> {
  const own = await ownJob(chat);
  if (!own) return finish(chat.t('errors:not_found'));
  return impossible(chat, own.job) ?? (own.cost.missing > 0 ? finish(shortView(chat, own.job, own.cost)) : undefined);
}

async function whyPin(chat: BountyChat): Promise<string> {
  const own = await ownJob(chat);
  return own ? chat.t('bounty:pin', { total: formatKyat(own.cost.total, chat.language), title: jobTitle(own.job, chat.language) }) : '';
}

async function hold(chat: BountyChat, proof: PinProof): Promise<Move> {
  const { t, language } = chat;
  const back = { to: 'myjobs.card', args: [jobOf(chat)] };
  return answer(chat, await fundJob(await chat.tx(), { job: jobOf(chat), employer: memberOf(chat), proof }), {
    ok: (job: Job) => {
      const total = formatKyat((job.bountyHeld ?? 0) * openingCost(job.bounty ?? { amount: 0 }), language);
      return finish(t(job.status === 'pending' ? 'bounty:held' : 'bounty:heldOpen', { total }), back);
    },
    insufficient_funds: ({ missing }) => finish(t('bounty:agree.short', { missing: formatKyat(Number(missing), language) }), back),
    already_held: () => finish(t('bounty:already'), back),
    no_openings_left: () => finish(t('bounty:noOpenings'), back),
    no_bounty: 'bounty:cannot', job_not_found: 'errors:not_found', job_in_other_state: 'bounty:cannot',
  });
}

async function drop(chat: BountyChat): Promise<Move> {
  return answer(chat, await dropBounty(await chat.tx(), { job: jobOf(chat), employer: memberOf(chat) }), {
    ok: () => finish(chat.t('bounty:dropped'), { to: 'myjobs.card', args: [jobOf(chat)] }),
    job_not_found: 'errors:not_found', job_in_other_state: 'bounty:cannot',
  });
}
