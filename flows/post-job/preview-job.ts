import { companyOf } from '../../core/companies/company-of.ts';
import { BOUNTY, openingCost } from '../../core/bounties/bounty-rules.ts';
import type { JobText } from '../../core/jobs/job.model.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { formatNumber } from '../../core/language/format-number.ts';
import { formatPhone } from '../../core/text/phone.ts';
import type { Chat } from '../engine/chat.ts';
import { change } from '../engine/flow.ts';
import { show, type ShowButton } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { jobTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { bountyLine } from '../bounty/bounty-answers.ts';
import { sourceLines } from '../paste-advert/source-lines.ts';
import { jobLines } from './job-lines.ts';
import { textOf, type PostSlots } from './post-slots.ts';

const FIELDS = ['title', 'category', 'openings', 'place', 'pay', 'type', 'description', 'photo', 'phone', 'bounty'] as const;

const field = (name: (typeof FIELDS)[number]): ShowButton<PostSlots> => ({
  value: name, label: `post:button.${name}`, move: change(name, 'preview'),
});

/** The post as others will read it, and a button for every field. */
export const previewJob = show<PostSlots>(drawPreview, [
  [{ value: 'send', label: 'post:button.send', look: 'primary', move: { kind: 'to', step: 'send' } }],
  [field('title'), field('category'), field('openings')],
  [field('place'), field('pay'), field('type')],
  [field('description'), field('photo'), field('phone')],
  [field('bounty')],
]);

async function drawPreview(chat: Chat<PostSlots>): Promise<View> {
  const text = textOf(chat.slots);
  if (!text) return { body: chat.t('post:change') };
  const companyName = chat.slots.company ?? (await companyOf(chat.read, memberOf(chat)))?.name ?? '';
  const note = chat.t('post:preview.note', {
    phone: text.contactPhone ? formatPhone(text.contactPhone) : '-',
    photo: chat.t(text.photo ? 'post:preview.photo' : 'post:preview.noPhoto'),
  });
  const lines = [`📢 ${jobTitle(text, chat.language)}`, ...jobLines({ ...text, companyName }, chat.language)];
  return {
    title: chat.t('post:preview.title'),
    body: [lines.join('\n'), text.description, moneyLines(chat, text), ...fromAdvert(chat), note, chat.t('post:change')].join('\n\n'),
  };
}

/** The bounty, and what will be held for it, before anybody agrees to anything. */
function moneyLines(chat: Chat<PostSlots>, { bounty, openings }: JobText): string {
  const { t, language } = chat;
  if (!bounty) return t('bounty:none');
  const cost = t('bounty:cost', {
    amount: formatKyat(bounty.amount, language), fee: formatKyat(BOUNTY.hiringFee, language),
    openings: formatNumber(openings, language), total: formatKyat(openings * openingCost(bounty), language),
  });
  return `${bountyLine(chat, bounty)}\n${cost}`;
}

/** Where the fields came from that a pasted advert told. */
function fromAdvert(chat: Chat<PostSlots>): string[] {
  const { advert } = chat.slots;
  const lines = advert ? sourceLines(chat, advert) : [];
  return lines.length === 0 ? [] : [chat.t('paste:from', { lines: lines.join('\n') })];
}
