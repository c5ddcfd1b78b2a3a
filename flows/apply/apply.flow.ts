import { z } from 'zod';
import type { Application } from '../../core/applications/application.model.ts';
import { applicationTo } from '../../core/applications/find-application.ts';
import { submitApplication } from '../../core/applications/submit-application.ts';
import { jobCard } from '../../core/jobs/job-card.ts';
import { findMember } from '../../core/members/find-member.ts';
import { profileComplete } from '../../core/members/update-profile.ts';
import { formatPhone } from '../../core/text/phone.ts';
import { choice, text } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { change, finish, flow, type Move, to } from '../engine/flow.ts';
import { act, answer, ask, show } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { jobTitle, keptTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { aboutAnswer, cvAnswer, NAME, phoneAnswer } from '../profile/profile-fields.ts';

const ApplySlots = z.object({
  title: z.string(),
  company: z.string(),
  /** The name as it is known: one tap keeps it. */
  known: z.string(),
  name: z.string(),
  phone: z.string(),
  about: z.string().nullable(),
  cv: z.string().nullable(),
});
type Slots = z.infer<typeof ApplySlots>;
type ApplyChat = Chat<Slots>;

const KEEP = 'keep';

/** A person applies for a job (`go apply JOB`): the first time with the profile, after that in two taps. */
export const apply = flow<Slots>('apply', { version: 1, slots: ApplySlots, title: 'apply:title' }, {
  check: { open: true, asks: false, enter: begin },
  name: ask<Slots, string>(
    (chat) => ({ title: headline(chat), body: chat.t('apply:name') }),
    choice<Slots>((chat) => (chat.slots.known ? [[{ value: KEEP, label: chat.slots.known }]] : [])).or(text<Slots>(NAME)),
    { into: 'name', next: keepName },
  ),
  phone: ask<Slots, string>('apply:phone', phoneAnswer<Slots>(), { into: 'phone', next: 'about' }),
  about: ask<Slots, string | null>('apply:about', aboutAnswer<Slots>(), { into: 'about', next: 'cv' }),
  cv: ask<Slots, string | null>('apply:cv', cvAnswer<Slots>(), { into: 'cv', next: 'review' }),
  review: show<Slots>(preview, [
    [{ value: 'send', label: 'apply:buttons.send', look: 'primary', move: to('send') }],
    [{ value: 'name', label: 'apply:buttons.name', move: change('name', 'review') }, { value: 'phone', label: 'apply:buttons.phone', move: change('phone', 'review') }],
    [{ value: 'about', label: 'apply:buttons.about', move: change('about', 'review') }, { value: 'cv', label: 'apply:buttons.cv', move: change('cv', 'review') }],
  ]),
  send: act<Slots>(send),
});

/** Says at once what makes applying useless; fills in what is known. */
async function begin(chat: ApplyChat): Promise<Move> {
  const { t } = chat;
  const job = await jobCard(chat.read, chat.args[0] ?? '');
  if (!job) return finish(t('engine:notFound'));
  if (job.standing !== 'open') return finish(closedWords(chat));
  if (job.employer === memberOf(chat)) return finish(ownWords(chat, job.id));
  if (await applicationTo(chat.read, { member: memberOf(chat), job: job.id })) return finish(alreadySent(chat));
  const member = await findMember(chat.read, memberOf(chat));
  chat.set({ title: jobTitle(job, chat.language), company: job.companyName, known: member?.name ?? '' });
  if (!member || !profileComplete(member)) return to('name');
  chat.set({ name: member.name, phone: member.phone, about: member.about ?? null, cv: member.cv ?? null });
  return to('review');
}

function keepName(chat: ApplyChat, value: string): Move {
  if (value === KEEP) chat.set({ name: chat.slots.known ?? '' });
  return to('phone');
}

function headline(chat: ApplyChat): string {
  return chat.t('apply:first', { title: chat.slots.title ?? '', company: chat.slots.company ?? '' });
}

function preview(chat: ApplyChat): View {
  const { t, slots } = chat;
  const lines = [
    t('apply:review.company', { company: slots.company ?? '' }),
    t('apply:review.name', { name: slots.name ?? '' }),
    t('apply:review.phone', { phone: formatPhone(slots.phone ?? '') }),
    ...(slots.about ? [t('apply:review.about', { about: slots.about })] : []),
    slots.cv ? t('apply:review.file') : t('apply:review.noFile'),
    '',
    t('apply:review.ask'),
  ];
  return { title: t('apply:review.title', { title: slots.title ?? '' }), body: lines.join('\n') };
}

async function send(chat: ApplyChat): Promise<Move> {
  const { name, phone, about, cv } = chat.slots;
  const result = await submitApplication(await chat.tx(), {
    member: memberOf(chat), job: chat.args[0] ?? '',
    profile: { ...(name && { name }), ...(phone && { phone }), about: about ?? null, cv: cv ?? null },
  });
  return answer(chat, result, {
    ok: (application: Application) => finish({
      title: chat.t('apply:sent', { title: keptTitle(application.jobTitle, chat.language), company: application.companyName }),
      body: chat.t('apply:sentMore'),
      buttons: [[goButton(chat.t('apply:buttons.mine'), 'applications.list'), goButton(chat.t('apply:buttons.recommend'), 'find.recommend', [application.job])]],
    }),
    already_applied: () => finish(alreadySent(chat)),
    job_closed: () => finish(closedWords(chat)),
    own_job: () => finish(ownWords(chat, chat.args[0] ?? '')),
    profile_missing: 'apply:missing',
  });
}

function closedWords({ t }: ApplyChat): View {
  return { body: t('apply:closed'), buttons: [[goButton(t('find:buttons.browse'), 'find.browse', [], 'primary')]] };
}

function ownWords({ t }: ApplyChat, job: string): View {
  return { body: t('apply:own'), buttons: [[goButton(t('find:buttons.own'), 'myjobs.card', [job])]] };
}

function alreadySent(chat: ApplyChat): View {
  return { body: chat.t('apply:already'), buttons: [[goButton(chat.t('apply:buttons.mine'), 'applications.list')]] };
}
