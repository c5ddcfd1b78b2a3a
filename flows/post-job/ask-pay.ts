import { formatPay } from '../../core/language/format-money.ts';
import { parsePay } from '../../core/text/parse-pay.ts';
import { isBelowMinimum } from '../../core/text/pay.ts';
import { accept, parsed, type Reading } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { to, type Move } from '../engine/flow.ts';
import { ask } from '../engine/steps.ts';
import type { PostSlots } from './post-slots.ts';

type Pay = PostSlots['pay'];

const NEGOTIABLE = 'negotiable';

/** The pay as people write it; how it was understood is said back, since a bare 5 is taken for 5 lakhs. */
export const askPay = ask<PostSlots, Pay>(
  'post:pay.ask',
  parsed<Pay, PostSlots>(readText, (value) => (value === NEGOTIABLE ? { value: { period: 'month', negotiable: true } } : undefined))
    .or(accept<Pay, PostSlots>({
      choices: (chat) => [[{ value: NEGOTIABLE, label: chat.t('post:pay.negotiable') }]],
      read: () => undefined,
    })),
  { into: 'pay', known: async (chat) => chat.slots.advert?.pay, next: afterPay },
);

function readText(text: string, chat: Chat<PostSlots>): Reading<Pay> {
  const read = parsePay(text);
  if (read.ok) return { value: read.pay };
  if (read.code === 'pay_zero') return { refuse: chat.t('post:pay.zero') };
  if (read.code === 'pay_absurd') return { refuse: chat.t('post:pay.absurd', { min: 0, max: 0, ...read.params }) };
  return { refuse: chat.t('post:pay.unclear') };
}

function afterPay(chat: Chat<PostSlots>, pay: Pay): Move {
  const said = chat.t('post:pay.read', { pay: formatPay(pay, chat.language) });
  chat.say(isBelowMinimum(pay) ? `${said}\n${chat.t('post:pay.low')}` : said);
  return to('type');
}
