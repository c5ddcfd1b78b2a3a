import { z } from 'zod';
import { REJECTION_REASONS } from '../../core/applications/application-stage.ts';
import { findApplicant } from '../../core/applications/list-applicants.ts';
import { moveApplication } from '../../core/applications/move-application.ts';
import { choice, skip, text } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, type Move, to } from '../engine/flow.ts';
import { act, ask } from '../engine/steps.ts';
import { memberOf } from '../member-of.ts';
import { asReason } from '../applications/rejection-words.ts';
import { said } from './review.flow.ts';

const RejectSlots = z.object({ name: z.string(), reason: z.string(), word: z.string().nullable() });
type Slots = z.infer<typeof RejectSlots>;

const WORD = { max: 300 };

/** An employer says no (`go reject APPLICATION`): with a reason that the applicant reads in their language, and a word if wanted. */
export const reject = flow<Slots>('reject', { version: 1, slots: RejectSlots, title: 'review:rejectTitle' }, {
  check: { open: true, asks: false, enter: begin },
  reason: ask<Slots, string>('review:why', choice<Slots>(reasons), { into: 'reason', next: 'word', params: ({ slots }) => ({ name: slots.name ?? '' }) }),
  word: ask<Slots, string | null>('review:word', text<Slots>(WORD).or(skip<Slots>()), { into: 'word', next: 'send' }),
  send: act<Slots>(send),
});

function reasons(chat: Chat<Slots>) {
  return REJECTION_REASONS.map((reason) => [{ value: reason, label: chat.t(`applications:reason.${reason}`) }]);
}

async function begin(chat: Chat<Slots>): Promise<Move> {
  const applicant = await findApplicant(chat.read, { employer: memberOf(chat), application: chat.args[0] ?? '' });
  if (!applicant) return finish(chat.t('engine:notFound'));
  chat.set({ name: applicant.name });
  return to('reason');
}

async function send(chat: Chat<Slots>): Promise<Move> {
  const [application = ''] = chat.args;
  const { reason, word } = chat.slots;
  const rejection = { code: asReason(reason), ...(word && { text: word }) };
  return said(chat, application, await moveApplication(await chat.tx(), { employer: memberOf(chat), application, move: { to: 'rejected', rejection } }));
}
