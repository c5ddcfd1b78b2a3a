import { z } from 'zod';
import { findApplicant } from '../../core/applications/list-applicants.ts';
import { moveApplication } from '../../core/applications/move-application.ts';
import { text } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { change, finish, flow, type Move, to } from '../engine/flow.ts';
import { act, ask, show } from '../engine/steps.ts';
import { memberOf } from '../member-of.ts';
import { said } from './review.flow.ts';

const InterviewSlots = z.object({ name: z.string(), when: z.string(), where: z.string() });
type Slots = z.infer<typeof InterviewSlots>;

const WHEN = { min: 2, max: 100 };
const WHERE = { min: 2, max: 200 };

/** An employer invites an applicant to an interview (`go interview APPLICATION`): when and where, in their own words. */
export const interview = flow<Slots>('interview', { version: 1, slots: InterviewSlots, title: 'review:interviewTitle' }, {
  check: { open: true, asks: false, enter: begin },
  when: ask<Slots, string>('review:when', text<Slots>(WHEN), { into: 'when', next: 'where' }),
  where: ask<Slots, string>('review:where', text<Slots>(WHERE), { into: 'where', next: 'review' }),
  review: show<Slots>('review:interviewReview', [
    [{ value: 'send', label: 'review:buttons.send', look: 'primary', move: to('send') }],
    [{ value: 'when', label: 'review:buttons.when', move: change('when', 'review') }, { value: 'where', label: 'review:buttons.where', move: change('where', 'review') }],
  ], ({ slots }) => ({ name: slots.name ?? '', when: slots.when ?? '', where: slots.where ?? '' })),
  send: act<Slots>(send),
});

async function begin(chat: Chat<Slots>): Promise<Move> {
  const applicant = await findApplicant(chat.read, { employer: memberOf(chat), application: chat.args[0] ?? '' });
  if (!applicant) return finish(chat.t('engine:notFound'));
  chat.set({ name: applicant.name });
  return to('when');
}

async function send(chat: Chat<Slots>): Promise<Move> {
  const [application = ''] = chat.args;
  const { when, where } = chat.slots;
  if (when === undefined || where === undefined) return to('when');
  const tx = await chat.tx();
  return said(chat, application, await moveApplication(tx, { employer: memberOf(chat), application, move: { to: 'interview', interview: { when, where } } }));
}
