import { formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { formatPhone } from '../../core/text/phone.ts';
import { cancelWithdrawal } from '../../core/withdrawals/end-withdrawal.ts';
import { listOwnWithdrawals, readOwnWithdrawal } from '../../core/withdrawals/read-withdrawals.ts';
import type { Withdrawal } from '../../core/withdrawals/withdrawal.model.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, go, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';

/** A member's withdrawals: `payouts.list`, `payouts.one ID`, `payouts.cancel ID` (while nobody has agreed to it). */
export const payouts = flow('payouts', { version: 1 }, {
  list: screen(drawList),
  one: screen(drawOne),
  cancel: deed(cancel),
});

async function drawList(chat: Chat): Promise<View> {
  const { t } = chat;
  const all = await listOwnWithdrawals(chat.read, memberOf(chat));
  return {
    title: t('withdraw:list.title'),
    body: all.length === 0 ? t('withdraw:list.empty') : t('withdraw:list.body'),
    buttons: [
      ...all.map((one) => [goButton(t('withdraw:list.button', { amount: formatKyat(one.amount, chat.language), state: t(`withdraw:state.${one.state}`) }), 'payouts.one', [one._id])]),
      [goButton(t('withdraw:button.withdraw'), 'withdraw', [], 'primary')],
    ],
  };
}

async function drawOne(chat: Chat): Promise<View> {
  const { t } = chat;
  const one = await readOwnWithdrawal(chat.read, memberOf(chat), chat.args[0] ?? '');
  if (!one) return { body: t('errors:not_found') };
  return {
    title: t('withdraw:title'), body: [factsOf(chat, one), endOf(chat, one)].filter(Boolean).join('\n\n'),
    buttons: [...(one.state === 'requested' ? [[goButton(t('withdraw:button.cancel'), 'payouts.cancel', [one._id], 'danger')]] : []), [goButton(t('withdraw:button.list'), 'payouts.list')]],
  };
}

function factsOf({ t, language }: Chat, { amount, way, phone, createdAt, _id }: Withdrawal): string {
  return t('withdraw:facts', { amount: formatKyat(amount, language), way: t(`withdraw:way.${way}`), phone: formatPhone(phone), date: formatDateTime(createdAt, language), number: _id });
}

function endOf({ t }: Chat, { state, reference, reason }: Withdrawal): string {
  if (state === 'paid') return t('withdraw:paidBy', { reference: reference ?? '' });
  if (state === 'failed') return t('withdraw:failedBy', { reason: t(`withdraw:reason.${reason ?? 'other'}`) });
  return t(`withdraw:state.${state}`);
}

async function cancel(chat: Chat): Promise<Move> {
  const withdrawal = chat.args[0] ?? '';
  return answer(chat, await cancelWithdrawal(await chat.tx(), { withdrawal, member: memberOf(chat) }), {
    ok: () => finish(chat.t('withdraw:cancelled'), { to: 'wallet.balance' }),
    withdrawal_not_found: 'errors:not_found',
    withdrawal_over: () => go('payouts.one', withdrawal),
  });
}
