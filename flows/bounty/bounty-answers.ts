import { BOUNTY, type Bounty } from '../../core/bounties/bounty-rules.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { formatNumber } from '../../core/language/format-number.ts';
import { parseAmount } from '../../core/payments/parse-amount.ts';
import { parseCount } from '../../core/text/parse-count.ts';
import { accept, type Accept, type Reading } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import type { View } from '../engine/view.ts';

type Speaker = Pick<Chat, 't' | 'language'>;

/** What is asked about a bounty, with what it costs said before anybody agrees. */
export function askWords({ t, language }: Speaker): View {
  return { title: t('bounty:title'), body: t('bounty:ask', { percent: formatNumber(BOUNTY.referrerPercent, language), fee: formatKyat(BOUNTY.hiringFee, language) }) };
}

/** A bounty for one person: one of the buttons, or an amount as people write it. */
export function bountyAmount<S>(): Accept<number, S> {
  return accept<number, S>({
    choices: ({ language }) => inRows(BOUNTY.amounts.map((amount) => ({ value: String(amount), label: formatKyat(amount, language) })), 2),
    read: (chat, input) => {
      if (input.kind === 'text') return readAmount(chat, parseAmount(input.text));
      return input.kind === 'answer' && /^\d+$/.test(input.value) ? readAmount(chat, Number(input.value)) : undefined;
    },
  });
}

function readAmount({ t, language }: Speaker, amount: number | undefined): Reading<number> {
  if (amount === undefined || !Number.isSafeInteger(amount)) return { refuse: t('bounty:unclear') };
  if (amount >= BOUNTY.min && amount <= BOUNTY.max) return { value: amount };
  return { refuse: t('bounty:range', { min: formatKyat(BOUNTY.min, language), max: formatKyat(BOUNTY.max, language) }) };
}

/** The qualifying period: one of the buttons, or a number of days. */
export function bountyDays<S>(): Accept<number, S> {
  return accept<number, S>({
    choices: (chat) => inRows(BOUNTY.days.choices.map((days) => ({ value: String(days), label: daysWords(chat, days), ...(days === BOUNTY.days.usual && { look: 'primary' as const }) })), 3),
    read: (chat, input) => {
      if (input.kind === 'text') return readDays(chat, /^\s*[0၀]\s*\D*$/.test(input.text) ? 0 : parseCount(input.text));
      return input.kind === 'answer' ? readDays(chat, Number(input.value)) : undefined;
    },
  });
}

function readDays({ t }: Speaker, days: number | undefined): Reading<number> {
  if (days !== undefined && Number.isSafeInteger(days) && days >= 0 && days <= BOUNTY.days.max) return { value: days };
  return { refuse: t('bounty:daysWrong', { max: BOUNTY.days.max }) };
}

/** `90 days`, or `at once`. */
export function daysWords({ t }: Pick<Chat, 't'>, days: number): string {
  return days === 0 ? t('bounty:atOnce') : t('bounty:days', { count: days });
}

/** The promise in a line. */
export function bountyLine({ t, language }: Speaker, { amount, days }: Bounty): string {
  const sum = formatKyat(amount, language);
  return days === 0 ? t('bounty:lineAtOnce', { amount: sum }) : t('bounty:line', { amount: sum, days: daysWords({ t }, days) });
}

function inRows<T>(all: readonly T[], size: number): T[][] {
  const rows: T[][] = [];
  for (let at = 0; at < all.length; at += size) rows.push(all.slice(at, at + size));
  return rows;
}
