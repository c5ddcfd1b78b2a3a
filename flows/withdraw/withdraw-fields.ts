import { formatKyat } from '../../core/language/format-money.ts';
import { readWalletBalance } from '../../core/ledger/read-balance.ts';
import { parseAmount } from '../../core/payments/parse-amount.ts';
import { formatPhone, parsePhone } from '../../core/text/phone.ts';
import { listOwnWithdrawals } from '../../core/withdrawals/read-withdrawals.ts';
import { readAllowance } from '../../core/withdrawals/spend-allowance.ts';
import { WITHDRAWAL } from '../../core/withdrawals/withdrawal-rules.ts';
import { accept, contact, parsed, type Accept, type Reading } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { memberOf } from '../member-of.ts';
import type { WithdrawSlots } from './withdraw.flow.ts';

const SUGGESTED: readonly number[] = [10_000, 50_000, 100_000];

/** An amount that the wallet has and the limits leave: of the buttons, or typed as people write it. */
export const amountToWithdraw: Accept<number, WithdrawSlots> = accept<number, WithdrawSlots>({
  choices: async (chat) => {
    const most = await mostOf(chat);
    const amounts = [...SUGGESTED.filter((amount) => amount < most), ...(most >= WITHDRAWAL.min ? [most] : [])];
    return amounts.map((amount) => [{ value: String(amount), label: formatKyat(amount, chat.language) }]);
  },
  read: async (chat, input) => {
    if (input.kind !== 'answer' && input.kind !== 'text') return undefined;
    return within(chat, input.kind === 'answer' ? Number(input.value) : parseAmount(input.text));
  },
});

async function within(chat: Chat<WithdrawSlots>, amount: number | undefined): Promise<Reading<number>> {
  const { t, language } = chat;
  if (amount === undefined || !Number.isSafeInteger(amount) || amount <= 0) return { refuse: t('withdraw:unclear') };
  if (amount < WITHDRAWAL.min) return { refuse: t('withdraw:small', { min: formatKyat(WITHDRAWAL.min, language) }) };
  const { available } = await readWalletBalance(chat.read, memberOf(chat));
  if (amount > available) return { refuse: t('withdraw:short', { available: available === 0 ? t('wallet:nothing') : formatKyat(available, language) }) };
  const left = await readAllowance(chat.read, memberOf(chat));
  return amount > left ? { refuse: t('withdraw:overDay', { limit: formatKyat(WITHDRAWAL.day, language), left: formatKyat(left, language) }) } : { value: amount };
}

/** The most that can be taken out now: free in the wallet, and within the limits. */
async function mostOf(chat: Chat<WithdrawSlots>): Promise<number> {
  const { available } = await readWalletBalance(chat.read, memberOf(chat));
  return Math.min(available, await readAllowance(chat.read, memberOf(chat)));
}

const MYANMAR = /^\+959\d{7,9}$/;
const readNumber = (text: string): string | undefined => {
  const phone = parsePhone(text);
  return phone !== undefined && MYANMAR.test(phone) ? phone : undefined;
};

/** The number of a wallet: one used before, the person's own by the button, or typed. */
export const numberToPay: Accept<string, WithdrawSlots> = accept<string, WithdrawSlots>({
  choices: async (chat) => {
    const used = new Set((await listOwnWithdrawals(chat.read, memberOf(chat))).filter(({ way }) => way === chat.slots.way).map(({ phone }) => phone));
    return [...used].slice(0, 2).map((phone) => [{ value: phone, label: formatPhone(phone) }]);
  },
  read: (_chat, input) => (input.kind === 'answer' && MYANMAR.test(input.value) ? { value: input.value } : undefined),
}).or(contact<WithdrawSlots>((chat) => chat.t('withdraw:button.contact'), readNumber)).or(parsed<string, WithdrawSlots>((text, chat) => {
  const phone = readNumber(text);
  return phone === undefined ? { refuse: chat.t('withdraw:phoneWrong') } : { value: phone };
}));
