import { COMPANY_NAME } from '../../core/companies/create-company.ts';
import { keepFile } from '../../core/files/keep-file.ts';
import { findMember } from '../../core/members/find-member.ts';
import { isJobType, JOB_TYPES, type JobType } from '../../core/jobs/job-limits.ts';
import { formatNumber } from '../../core/language/format-number.ts';
import { parseCount } from '../../core/text/parse-count.ts';
import { parsePhone } from '../../core/text/phone.ts';
import { typeName } from '../../core/vocabulary/name-term.ts';
import { accept, attachment, choice, contact, parsed, skip, text } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { flow } from '../engine/flow.ts';
import { ask } from '../engine/steps.ts';
import { memberOf } from '../member-of.ts';
import { orAdvert } from '../paste-advert/fill-post.ts';
import { askBounty, askBountyDays } from './ask-bounty.ts';
import { askCategory } from './ask-category.ts';
import { askDescription } from './ask-description.ts';
import { askPay } from './ask-pay.ts';
import { askPlace } from './ask-place.ts';
import { askTitle } from './ask-title.ts';
import { beginPost } from './begin-post.ts';
import { PostSlots } from './post-slots.ts';
import { previewJob } from './preview-job.ts';
import { sendPost } from './send-post.ts';

const askCompany = ask<PostSlots, string>('post:company', text(COMPANY_NAME), { into: 'company', known: async (chat) => chat.slots.advert?.company, next: 'title' });

const askOpenings = ask<PostSlots, number>('post:openings', parsed<number, PostSlots>(
  (written, chat) => readCount(written, chat),
  (value, chat) => readCount(value, chat),
).or(accept<number, PostSlots>({
  choices: (chat) => [[1, 2, 3, 5, 10, 20].map((count) => ({ value: String(count), label: formatNumber(count, chat.language) }))],
  read: () => undefined,
})), { into: 'openings', known: async (chat) => chat.slots.advert?.openings, next: 'place' });

const askType = ask<PostSlots, JobType>('post:type', accept<JobType, PostSlots>({
  choices: (chat) => typeRows(chat),
  read: async (chat, input) => {
    const reading = await choice<PostSlots>(typeRows).read(chat, input);
    return reading && 'value' in reading && isJobType(reading.value) ? { value: reading.value } : undefined;
  },
}), { into: 'type', known: async (chat) => chat.slots.advert?.type, next: 'description' });

const askPhoto = ask<PostSlots, string | null>('post:photo', attachment<string, PostSlots>(['photo'], async (file, kind, chat) => {
  const { ref, name, mime, size } = file;
  const kept = await keepFile(await chat.tx(), {
    kind, channel: chat.channel, ref, owner: memberOf(chat), ...(name && { name }), ...(mime && { mime }), ...(size !== undefined && { size }),
  });
  if (kept.ok) return { value: kept.value._id };
  await chat.abandon();
  return { refuse: chat.t(`errors:${kept.code}`, kept.params) };
}).or(skip<PostSlots>()), { into: 'photo', known: async (chat) => chat.slots.advert?.photo, next: 'phone' });

const askPhone = ask<PostSlots, string>('post:phone.ask', contact<PostSlots>((chat) => chat.t('post:phone.share'), parsePhone).or(
  parsed<string, PostSlots>((written, chat) => {
    const phone = parsePhone(written);
    return phone ? { value: phone } : { refuse: chat.t('post:phone.wrong') };
  }),
), { into: 'phone', next: 'bounty', known: async (chat) => chat.slots.advert?.phone ?? (await findMember(chat.read, memberOf(chat)))?.phone });

/** An employer posts a job, or (`go post JOB`) changes one of theirs. Both end in the moderators' queue. */
export const postJob = flow<PostSlots>('post', { version: 1, slots: PostSlots, title: 'post:title' }, {
  begin: beginPost,
  company: orAdvert(askCompany),
  title: orAdvert(askTitle),
  category: askCategory,
  openings: askOpenings,
  place: askPlace,
  pay: askPay,
  type: askType,
  description: askDescription,
  photo: askPhoto,
  phone: askPhone,
  bounty: askBounty,
  bountyDays: askBountyDays,
  preview: previewJob,
  send: sendPost,
});

function readCount(written: string, chat: Chat<PostSlots>) {
  const count = parseCount(written);
  return count === undefined ? { refuse: chat.t('post:openingsWrong') } : { value: count };
}

function typeRows(chat: Chat<PostSlots>) {
  const choices = JOB_TYPES.map((value) => ({ value, label: typeName(value, chat.language) }));
  return [choices.slice(0, 2), choices.slice(2, 4), choices.slice(4, 6), choices.slice(6)];
}
