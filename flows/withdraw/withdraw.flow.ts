import { z } from 'zod';
import { newId } from '../../core/db/new-id.ts';
import { readIdentity } from '../../core/identity/read-identity.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { readWalletBalance } from '../../core/ledger/read-balance.ts';
import type { PinProof } from '../../core/pin/pin-proof.ts';
import { formatPhone } from '../../core/text/phone.ts';
import { requestWithdrawal } from '../../core/withdrawals/request-withdrawal.ts';
import { readAllowance } from '../../core/withdrawals/spend-allowance.ts';
import { payoutWays, WITHDRAWAL } from '../../core/withdrawals/withdrawal-rules.ts';
import type { Withdrawal } from '../../core/withdrawals/withdrawal.model.ts';
import { choice } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { change, finish, flow, to, type Flow, type Move } from '../engine/flow.ts';
import { answer, ask, show } from '../engine/steps.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';
import { askPin } from '../pin/ask-pin.ts';
import { amountToWithdraw, numberToPay } from './withdraw-fields.ts';

const WithdrawSlots = z.object({ amount: z.number().int().positive(), way: z.enum(['kbzpay', 'wavepay', 'ayapay']), phone: z.string(), request: z.string() });
export type WithdrawSlots = z.infer<typeof WithdrawSlots>;

/** `withdraw`: how much, to which wallet, under which number; shown once more, and the PIN. The money is held from then on. */
export const withdraw: Flow = flow<WithdrawSlots>('withdraw', { version: 1, slots: WithdrawSlots, title: 'withdraw:title' }, {
  start: { open: true, asks: false, enter: start },
  amount: ask<WithdrawSlots, number>(sayLimits, amountToWithdraw, { into: 'amount', next: 'way' }),
  way: ask<WithdrawSlots, string>('withdraw:way.ask', choice(({ t }) => payoutWays.map((way) => [{ value: way, label: t(`withdraw:way.${way}`) }])), { into: 'way', next: 'phone' }),
  phone: ask<WithdrawSlots, string>((chat) => ({ body: chat.t('withdraw:phone', { way: wayOf(chat) }) }), numberToPay, { into: 'phone', next: 'review' }),
  review: show<WithdrawSlots>((chat) => ({ title: chat.t('withdraw:title'), body: chat.t('withdraw:review', facts(chat)) }), [
    [{ value: 'yes', label: 'withdraw:button.yes', look: 'primary', move: to('pin') }],
    [{ value: 'amount', label: 'withdraw:button.amount', move: change('amount', 'review') }, { value: 'way', label: 'withdraw:button.way', move: change('way', 'review') }],
    [{ value: 'phone', label: 'withdraw:button.phone', move: change('phone', 'review') }],
  ]),
  pin: askPin<WithdrawSlots>({ why: (chat) => chat.t('withdraw:why', facts(chat)), act: send }),
});

async function start(chat: Chat<WithdrawSlots>): Promise<Move> {
  const { t } = chat;
  const identity = await readIdentity(chat.read, memberOf(chat));
  if (identity === 'waiting') return finish(t('withdraw:identity.waiting'));
  if (identity === 'none') return finish({ title: t('withdraw:identity.title'), body: t('withdraw:identity.needed'), buttons: [[goButton(t('withdraw:button.identity'), 'identity', [], 'primary')]] });
  chat.set({ request: newId(8) });
  return to('amount');
}

async function sayLimits(chat: Chat<WithdrawSlots>) {
  const { available } = await readWalletBalance(chat.read, memberOf(chat));
  const kyat = (amount: number) => formatKyat(amount, chat.language);
  return {
    body: chat.t('withdraw:amount', {
      available: available === 0 ? chat.t('wallet:nothing') : kyat(available), min: kyat(WITHDRAWAL.min), day: kyat(WITHDRAWAL.day), left: kyat(await readAllowance(chat.read, memberOf(chat))),
    }),
  };
}

const wayOf = ({ t, slots }: Chat<WithdrawSlots>): string => t(`withdraw:way.${slots.way ?? 'kbzpay'}`);

function facts(chat: Chat<WithdrawSlots>) {
  return { amount: formatKyat(chat.slots.amount ?? 0, chat.language), way: wayOf(chat), phone: formatPhone(chat.slots.phone ?? '') };
}

async function send(chat: Chat<WithdrawSlots>, proof: PinProof): Promise<Move> {
  const { t, language } = chat;
  const { amount = 0, way = 'kbzpay', phone = '', request = '' } = chat.slots;
  const result = await requestWithdrawal(await chat.tx(), { member: memberOf(chat), amount, way, phone, request, proof });
  const kyat = (value: unknown) => formatKyat(Number(value), language);
  return answer(chat, result, {
    ok: ({ _id }: Withdrawal) => finish({ title: t('withdraw:title'), body: t('withdraw:asked', { ...facts(chat), number: _id }), buttons: [[goButton(t('withdraw:button.list'), 'payouts.list')]] }),
    insufficient_funds: ({ available }) => finish(t('withdraw:short', { available: Number(available) === 0 ? t('wallet:nothing') : kyat(available) })),
    over_daily_limit: ({ limit, left }) => finish(t('withdraw:overDay', { limit: kyat(limit), left: kyat(left) })),
    over_monthly_limit: ({ limit, left }) => finish(t('withdraw:overMonth', { limit: kyat(limit), left: kyat(left) })),
    amount_too_small: ({ min }) => finish(t('withdraw:small', { min: kyat(min) })),
    identity_needed: () => finish({ body: t('withdraw:identity.needed'), buttons: [[goButton(t('withdraw:button.identity'), 'identity', [], 'primary')]] }),
  });
}
