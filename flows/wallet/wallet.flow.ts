import { formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { isTextKey } from '../../core/language/translate.ts';
import { readBalance } from '../../core/ledger/read-balance.ts';
import { readStatement, type StatementLine } from '../../core/ledger/read-statement.ts';
import { readWallet } from '../../core/ledger/read-wallet.ts';
import { cancelTopUp } from '../../core/payments/cancel-top-up.ts';
import { FEATURE } from '../../core/payments/payment-rules.ts';
import { readLiveTopUp, readOrder } from '../../core/payments/read-order.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, go, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { Button, View } from '../engine/view.ts';
import { memberOf } from '../member-of.ts';
import { balanceWords } from './balance-words.ts';
import { buyFeature, offerFeature } from './feature-job.ts';
import { orderView, walletButton } from './order-view.ts';

/**
 * A member's money: `wallet.balance`, `wallet.statement [BEFORE]`, `wallet.order [ORDER]`, `wallet.cancel ORDER`, and featuring a
 * job: `wallet.feature JOB` offers, `wallet.buy JOB WISH` does it.
 */
export const wallet = flow('wallet', { version: 1 }, {
  balance: screen(drawBalance),
  statement: screen(drawStatement),
  order: screen(async (chat) => {
    const order = await orderHere(chat);
    return order ? orderView(chat, order) : { body: chat.t('wallet:order.over'), buttons: [[walletButton(chat.t)]] };
  }),
  cancel: deed(cancel),
  feature: screen(offerFeature),
  buy: deed(buyFeature),
});

async function drawBalance(chat: Chat): Promise<View> {
  const { t, language, read } = chat;
  const member = memberOf(chat);
  const { balance } = await readBalance(read, await readWallet(read, member));
  const order = await readLiveTopUp(read, member);
  const lines = [
    t('wallet:balance', { balance: balanceWords(chat, balance) }),
    order
      ? t('wallet:open', { amount: formatKyat(order.amount, language) })
      : t('wallet:use', { days: FEATURE.days, price: formatKyat(FEATURE.price, language) }),
  ];
  const first: Button = order
    ? { label: t('wallet:buttons.order'), press: { kind: 'go', to: 'wallet.order', args: [order._id] }, look: 'primary' }
    : { label: t('wallet:buttons.topup'), press: { kind: 'go', to: 'topup' }, look: 'primary' };
  return { title: t('wallet:title'), body: lines.join('\n\n'), buttons: [[first], [{ label: t('wallet:buttons.statement'), press: { kind: 'go', to: 'wallet.statement' } }]] };
}

async function drawStatement(chat: Chat): Promise<View> {
  const { t, read } = chat;
  const before = /^\d{1,9}$/.test(chat.args[0] ?? '') ? Number(chat.args[0]) : undefined;
  const { lines, older } = await readStatement(read, await readWallet(read, memberOf(chat)), before);
  return {
    title: t('wallet:statement.title'),
    body: lines.length === 0 ? t('wallet:statement.empty') : lines.map((line) => lineOf(chat, line)).join('\n\n'),
    buttons: [
      ...(older === undefined ? [] : [[{ label: t('wallet:buttons.older'), press: { kind: 'go', to: 'wallet.statement', args: [String(older)] } } satisfies Button]]),
      [walletButton(t)],
    ],
    replace: before !== undefined,
  };
}

function lineOf(chat: Chat, line: StatementLine): string {
  const { t, language } = chat;
  const sum = formatKyat(Math.abs(line.change), language);
  return t('wallet:statement.line', {
    date: formatDateTime(line.at, language), what: isTextKey(line.textKey) ? t(line.textKey) : line.reference,
    change: t(line.change > 0 ? 'wallet:statement.in' : 'wallet:statement.out', { sum }),
    balance: balanceWords(chat, line.balance), receipt: line.transfer,
  });
}

/** The order that a button names, if it is this member's; without a name the one under way. */
async function orderHere(chat: Chat) {
  const [order] = chat.args;
  return order === undefined ? readLiveTopUp(chat.read, memberOf(chat)) : readOrder(chat.read, memberOf(chat), order);
}

async function cancel(chat: Chat): Promise<Move> {
  const order = chat.args[0] ?? '';
  const result = await cancelTopUp(await chat.tx(), { member: memberOf(chat), order });
  return answer(chat, result, {
    ok: () => finish(chat.t('wallet:order.stopped'), { to: 'wallet.balance' }),
    order_not_found: 'errors:not_found',
    order_not_open: () => go('wallet.order', order),
  });
}
