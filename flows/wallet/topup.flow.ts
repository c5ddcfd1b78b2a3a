import { z } from 'zod';
import { formatTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { openTopUp } from '../../core/payments/open-top-up.ts';
import { parseAmount } from '../../core/payments/parse-amount.ts';
import { TOP_UP_AMOUNTS, TOP_UP_MAX, TOP_UP_MIN } from '../../core/payments/payment-rules.ts';
import type { PaidThrough, PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { PROVIDER_NAMES, type PayWay, type ProviderName } from '../../core/payments/provider.ts';
import { takesByHand, type Tills } from '../../core/payments/tills.ts';
import { readAside } from '../../core/payments/watch-provider.ts';
import { accept, choice, type Reading } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import type { Choice } from '../engine/choice.ts';
import { finish, flow, stay, to, type Flow, type Move, type Step } from '../engine/flow.ts';
import { act, answer, ask, screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { memberOf } from '../member-of.ts';
import { otherWayButton, providerWords, refreshButton } from './order-view.ts';

/**
 * `pay` is a provider and its way, `kbzpay:qr`, or `manual:app`: a transfer by the person's own hand; and the amount that stood above the button, so that a
 * button under an older question never pays another amount than its message says.
 */
const TopUpSlots = z.object({ amount: z.number().int().positive(), pay: z.string().regex(/^[a-z]+:(qr|app)(:\d{1,9})?$/) });
type TopUpSlots = z.infer<typeof TopUpSlots>;
type TopUpChat = Chat<TopUpSlots>;

/**
 * `topup [AMOUNT]`: a person puts money into their wallet: how much, by which way (only those that are configured and answer); what they need to pay with
 * follows as a notice, or at once for a transfer by hand. Without any way it says so.
 */
export function topUp(tills: Tills): Flow {
  if (tills.offers.length === 0 && !takesByHand(tills)) {
    return flow('topup', { version: 1 }, { off: screen(async ({ t }) => ({ body: t('wallet:topup.off') })) });
  }
  return flow<TopUpSlots>('topup', { version: 2, slots: TopUpSlots, title: 'wallet:topup.title', brief: true, migrate: { 1: ({ step, slots }) => ({ step, slots: fromVersion1(slots) }) } }, {
    amount: ask<TopUpSlots, number>('wallet:topup.amount', someAmount, { into: 'amount', next: 'way', known: async ({ args: [given] }) => amountOf(given) }),
    way: orAmount(ask<TopUpSlots, string>((chat) => askWay(chat, tills), choice<TopUpSlots>((chat) => ways(chat, tills)), { into: 'pay', next: 'send' })),
    send: act<TopUpSlots>((chat) => send(chat, tills)),
  });
}

/** KBZPay was the only provider then. */
function fromVersion1({ amount, way }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...(amount !== undefined && { amount }), ...(typeof way === 'string' && { pay: `kbzpay:${way}` }) };
}

async function askWay({ t, language, slots, read }: TopUpChat, tills: Tills): Promise<View> {
  const aside = await readAside(read);
  const away = [...new Set(tills.offers.map(({ provider }) => provider))].flatMap((provider) => {
    const until = aside.get(provider);
    return until ? [t('wallet:topup.aside', { provider: providerWords(t, provider), time: formatTime(until, language) })] : [];
  });
  const nobody = tills.offers.every(({ provider }) => aside.has(provider)) && !takesByHand(tills);
  const question = nobody ? t('wallet:topup.none') : t('wallet:topup.way', { amount: formatKyat(slots.amount ?? 0, language) });
  return { body: [...away, question].join('\n\n') };
}

async function ways({ t, read, slots: { amount = 0 } }: TopUpChat, tills: Tills): Promise<Choice[][]> {
  const aside = await readAside(read);
  const offers = tills.offers.filter(({ provider }) => !aside.has(provider));
  const rows = offers.map(({ provider, way }): Choice[] => [
    { value: `${provider}:${way}:${amount}`, label: t(way === 'qr' ? 'wallet:buttons.qr' : 'wallet:buttons.app', { provider: providerWords(t, provider) }), look: 'primary' },
  ]);
  return takesByHand(tills) ? [...rows, [{ value: `manual:app:${amount}`, label: t('wallet:buttons.manual') }]] : rows;
}

/** An amount that is typed where the way is asked for is another amount, and asked about again. */
function orAmount(way: Step<TopUpSlots>): Step<TopUpSlots> {
  return {
    ...way,
    take: async (chat, input) => {
      const move = await way.take?.(chat, input);
      const amount = move || input.kind !== 'text' ? undefined : parseAmount(input.text);
      if (amount === undefined) return move;
      const reading = within(chat, amount);
      if ('value' in reading) chat.set({ amount: reading.value });
      else chat.say('refuse' in reading ? reading.refuse : reading.words);
      return stay();
    },
  };
}

/** Settings and providers may have changed since the buttons were drawn: only what is offered now is opened. */
async function send(chat: TopUpChat, tills: Tills): Promise<Move> {
  const { t, language, read } = chat;
  const { amount = 0, pay = '' } = chat.slots;
  const { provider, way } = readPay(pay);
  const words = providerWords(t, provider);
  const byHand = provider === 'manual' && takesByHand(tills);
  if (!byHand && !tills.offers.some((offer) => offer.provider === provider && offer.way === way)) return to('way');
  if (provider !== 'manual' && (await readAside(read)).has(provider)) {
    chat.say(t('wallet:topup.gone', { provider: words }));
    return to('way');
  }
  const input = { member: memberOf(chat), amount, way, provider, ...(tills.ownMmqr && { ownMmqr: tills.ownMmqr }) };
  return answer(chat, await openTopUp(await chat.tx(), input), {
    ok: (order: PaymentOrder) => (byHand
      ? finish(t('wallet:topup.byHand'), { to: 'wallet.order', args: [order._id] })
      : finish({ body: t('wallet:topup.asked', { amount: formatKyat(order.amount, language), provider: words }), buttons: [[refreshButton(t, order)], [otherWayButton(t, order)]] })),
    top_up_already_open: () => finish(t('wallet:topup.already'), { to: 'wallet.order' }),
    amount_invalid: 'wallet:topup.unclear',
    amount_too_small: 'wallet:topup.small',
    amount_too_large: 'wallet:topup.large',
  });
}

function readPay(pay: string): { provider: PaidThrough; way: PayWay } {
  const [name, way] = pay.split(':');
  const provider: ProviderName | undefined = PROVIDER_NAMES.find((each) => each === name);
  return { provider: provider ?? 'manual', way: way === 'qr' ? 'qr' : 'app' };
}

/** An amount that a button of ours carried. */
function amountOf(given: string | undefined): number | undefined {
  const amount = /^\d{1,9}$/.test(given ?? '') ? Number(given) : 0;
  return amount >= TOP_UP_MIN && amount <= TOP_UP_MAX ? amount : undefined;
}

/** The amounts of the buttons, or one that is typed. */
const someAmount = accept<number, TopUpSlots>({
  choices: ({ language }) => pairs(TOP_UP_AMOUNTS.map((amount) => ({ value: String(amount), label: formatKyat(amount, language) }))),
  read: (chat, input) => {
    if (input.kind === 'answer') return within(chat, Number(input.value));
    return input.kind === 'text' ? within(chat, parseAmount(input.text)) : undefined;
  },
});

function within({ t, language }: Pick<Chat, 't' | 'language'>, amount: number | undefined): Reading<number> {
  if (amount === undefined || !Number.isSafeInteger(amount)) return { refuse: t('wallet:topup.unclear') };
  if (amount < TOP_UP_MIN) return { refuse: t('wallet:topup.small', { min: formatKyat(TOP_UP_MIN, language) }) };
  if (amount > TOP_UP_MAX) return { refuse: t('wallet:topup.large', { max: formatKyat(TOP_UP_MAX, language) }) };
  return { value: amount };
}

function pairs<T>(all: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (let at = 0; at < all.length; at += 2) rows.push(all.slice(at, at + 2));
  return rows;
}
