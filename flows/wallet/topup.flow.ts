import { z } from 'zod';
import { formatKyat } from '../../core/language/format-money.ts';
import { openTopUp } from '../../core/payments/open-top-up.ts';
import { parseAmount } from '../../core/payments/parse-amount.ts';
import { TOP_UP_AMOUNTS, TOP_UP_MAX, TOP_UP_MIN } from '../../core/payments/payment-rules.ts';
import type { PaymentOrder } from '../../core/payments/payment-order.model.ts';
import type { PayWay } from '../../core/payments/provider.ts';
import { accept, type Reading } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, to, type Flow } from '../engine/flow.ts';
import { act, answer, ask, screen, show, type ShowButton } from '../engine/steps.ts';
import { memberOf } from '../member-of.ts';

const TopUpSlots = z.object({ amount: z.number().int().positive(), way: z.enum(['qr', 'app']) });
type TopUpSlots = z.infer<typeof TopUpSlots>;

/** A person puts money into their wallet: how much, by which way; what they need to pay with follows as a notice. Without a provider it says so. */
export function topUp(ways: readonly PayWay[]): Flow {
  if (ways.length === 0) return flow('topup', { version: 1 }, { off: screen(async ({ t }) => ({ body: t('wallet:topup.off') })) });
  return flow<TopUpSlots>('topup', { version: 1, slots: TopUpSlots, title: 'wallet:topup.title' }, {
    amount: ask('wallet:topup.amount', someAmount, { into: 'amount', next: 'way' }),
    way: show((chat) => ({ body: chat.t('wallet:topup.way', { amount: formatKyat(chat.slots.amount ?? 0, chat.language) }) }), ways.map((way) => [wayButton(way)])),
    send: act(async (chat) => {
      const { amount = 0, way = 'qr' } = chat.slots;
      return answer(chat, await openTopUp(await chat.tx(), { member: memberOf(chat), amount, way }), {
        ok: (order: PaymentOrder) => finish(chat.t('wallet:topup.asked', { amount: formatKyat(order.amount, chat.language) })),
        top_up_already_open: () => finish(chat.t('wallet:topup.already'), { to: 'wallet.order' }),
        amount_invalid: 'wallet:topup.unclear',
        amount_too_small: 'wallet:topup.small',
        amount_too_large: 'wallet:topup.large',
      });
    }),
  });
}

function wayButton(way: PayWay): ShowButton<TopUpSlots> {
  return {
    value: way, label: `wallet:buttons.${way}`, look: 'primary',
    move: (chat) => {
      chat.set({ way });
      return to('send');
    },
  };
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
