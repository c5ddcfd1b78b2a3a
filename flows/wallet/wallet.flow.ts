import { formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { isTextKey } from '../../core/language/translate.ts';
import { listHolds } from '../../core/ledger/list-holds.ts';
import { readWalletBalance } from '../../core/ledger/read-balance.ts';
import { readStatement, type StatementLine } from '../../core/ledger/read-statement.ts';
import { readWallet } from '../../core/ledger/read-wallet.ts';
import { askProvider } from '../../core/payments/ask-provider.ts';
import { cancelTopUp } from '../../core/payments/cancel-top-up.ts';
import type { PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { FEATURE } from '../../core/payments/payment-rules.ts';
import { readOrder, readTopUpUnderWay } from '../../core/payments/read-order.ts';
import type { Tills } from '../../core/payments/tills.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, go, type Flow, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { Button, View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';
import { balanceWords } from './balance-words.ts';
import { offerFeature } from './feature-job.ts';
import { manualView } from './manual-view.ts';
import { orderView, walletButton } from './order-view.ts';

/** Holds on one screen: a wallet has a few. */
const HOLDS_SHOWN = 10;

/**
 * A member's money: `wallet.balance`, `wallet.statement [BEFORE]`, `wallet.holds`, `wallet.order [ORDER]` and what can be done about one (`wallet.ask`,
 * `wallet.other`, `wallet.cancel ORDER`), and featuring a job: `wallet.feature JOB` offers, `wallet.buy JOB WISH` does it.
 */
export function wallet(tills: Tills): Flow {
  return flow('wallet', { version: 1 }, {
    balance: screen(drawBalance),
    statement: screen(drawStatement),
    holds: screen(drawHolds),
    order: screen((chat) => drawOrder(chat, tills)),
    ask: deed(askAgain),
    other: deed(payOtherwise),
    cancel: deed(cancel),
    feature: screen(offerFeature),
    buy: deed(async ({ args }) => go('feature', ...args)), // the button of older messages
  });
}

async function drawBalance(chat: Chat): Promise<View> {
  const { t, language, read } = chat;
  const member = memberOf(chat);
  const { balance, held, available } = await readWalletBalance(read, member);
  const order = await readTopUpUnderWay(read, member);
  const lines = [
    t('wallet:balance', { balance: balanceWords(chat, balance) }),
    ...(held > 0 ? [t('wallet:held', { held: balanceWords(chat, held), available: balanceWords(chat, available) })] : []),
    order
      ? t('wallet:open', { amount: formatKyat(order.amount, language) })
      : t('wallet:use', { days: FEATURE.days, price: formatKyat(FEATURE.price, language) }),
  ];
  const underWay: Button[] = order ? [{ label: t('wallet:buttons.order'), press: { kind: 'go', to: 'wallet.order', args: [order._id] }, look: 'primary' }] : [];
  const topUp: Button[] = order?.live ? [] : [{ label: t('wallet:buttons.topup'), press: { kind: 'go', to: 'topup' }, look: 'primary' }];
  const more: Button[] = [
    { label: t('wallet:buttons.statement'), press: { kind: 'go', to: 'wallet.statement' } },
    ...(held > 0 ? [{ label: t('wallet:buttons.holds'), press: { kind: 'go', to: 'wallet.holds' } } satisfies Button] : []),
  ];
  const rows = [underWay, [...topUp, goButton(t('withdraw:button.withdraw'), 'withdraw')], more, [goButton(t('pin:button.change'), 'pin')]];
  return { title: t('wallet:title'), body: lines.join('\n\n'), buttons: rows.filter((row) => row.length > 0) };
}

/** What is set aside and for what: a bounty, a withdrawal, a refund. */
async function drawHolds(chat: Chat): Promise<View> {
  const { t, language, read } = chat;
  const holds = (await listHolds(read, await readWallet(read, memberOf(chat)))).filter(({ change }) => change < 0).slice(0, HOLDS_SHOWN);
  const lines = holds.map(({ at, change, textKey, reference, transfer }) => t('wallet:holds.line', {
    date: formatDateTime(at, language), what: isTextKey(textKey) ? t(textKey) : reference, sum: formatKyat(-change, language), receipt: transfer,
  }));
  return { title: t('wallet:holds.title'), body: lines.length === 0 ? t('wallet:holds.empty') : lines.join('\n\n'), buttons: [[walletButton(t)]] };
}

async function drawOrder(chat: Chat, tills: Tills): Promise<View> {
  const order = await orderHere(chat);
  if (!order) return { body: chat.t('wallet:order.over'), buttons: [[walletButton(chat.t)]] };
  return order.provider === 'manual' ? manualView(chat, tills, order) : orderView(chat, order, { asked: true });
}

/** Asks the provider now; its answer comes as a notice, when there is one. */
async function askAgain(chat: Chat): Promise<Move> {
  const order = chat.args[0] ?? '';
  await askProvider(await chat.tx(), { member: memberOf(chat), order });
  return go('wallet.order', order);
}

/** Gives a top-up up and asks for another way for the same amount. */
async function payOtherwise(chat: Chat): Promise<Move> {
  const order = await orderHere(chat);
  const result = await cancelTopUp(await chat.tx(), { member: memberOf(chat), order: order?._id ?? '' });
  return answer(chat, result, {
    ok: ({ amount }: PaymentOrder) => go('topup', String(amount)),
    order_not_found: 'errors:not_found',
    order_not_open: () => go('wallet.order', order?._id ?? ''),
  });
}

async function drawStatement(chat: Chat): Promise<View> {
  const { t, read } = chat;
  const [before] = chat.args;
  const { lines, older } = await readStatement(read, await readWallet(read, memberOf(chat)), before);
  return {
    title: t('wallet:statement.title'),
    body: lines.length === 0 ? t('wallet:statement.empty') : lines.map((line) => lineOf(chat, line)).join('\n\n'),
    buttons: [
      ...(older === undefined ? [] : [[{ label: t('wallet:buttons.older'), press: { kind: 'go', to: 'wallet.statement', args: [older] } } satisfies Button]]),
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
  return order === undefined ? readTopUpUnderWay(chat.read, memberOf(chat)) : readOrder(chat.read, memberOf(chat), order);
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
