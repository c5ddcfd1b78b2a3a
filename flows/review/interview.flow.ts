import { z } from 'zod';
import { findApplicant } from '../../core/applications/list-applicants.ts';
import { moveApplication } from '../../core/applications/move-application.ts';
import type { Interview } from '../../core/applications/application.model.ts';
import { DAY } from '../../core/clock.ts';
import { formatDate, formatDateTime } from '../../core/language/format-date.ts';
import { parseWhen, type When } from '../../core/text/parse-when.ts';
import { interviewWords } from '../applications/interview-words.ts';
import { accept, type Accept, text } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { change, finish, flow, type Move, to } from '../engine/flow.ts';
import { act, ask, show } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { memberOf } from '../member-of.ts';
import { said } from './review.flow.ts';

const InterviewSlots = z.object({
  name: z.string(), when: z.string(), where: z.string(),
  /** The day that `when` was understood as, at the moment it was written. */
  at: z.iso.datetime().nullable(), timed: z.boolean(),
});
type Slots = z.infer<typeof InterviewSlots>;

const WHEN = { min: 2, max: 100 };
const WHERE = { min: 2, max: 200 };

/** An employer invites an applicant to an interview (`go interview APPLICATION`): when and where, in their own words. A day among them is understood and shown back; what names none goes out as it is. */
export const interview = flow<Slots>('interview', { version: 1, slots: InterviewSlots, title: 'review:interviewTitle' }, {
  check: { open: true, asks: false, enter: begin },
  when: ask<Slots, string>('review:when', whenInWords(), { into: 'when', next: 'where' }),
  where: ask<Slots, string>('review:where', text<Slots>(WHERE), { into: 'where', next: 'review' }),
  review: show<Slots>(review, [
    [{ value: 'send', label: 'review:buttons.send', look: 'primary', move: to('send') }],
    [{ value: 'when', label: 'review:buttons.when', move: change('when', 'review') }, { value: 'where', label: 'review:buttons.where', move: change('where', 'review') }],
  ]),
  send: act<Slots>(send),
});

/** Words of the employer; a day that is over is refused. */
function whenInWords(): Accept<string, Slots> {
  const words = text<Slots>(WHEN);
  return accept<string, Slots>({
    read: async (chat, input) => {
      const reading = await words.read(chat, input);
      if (!reading || !('value' in reading)) return reading;
      const understood = parseWhen(reading.value, chat.now);
      if (understood && isOver(understood, chat.now)) {
        return { refuse: chat.t('review:whenOver', { when: understood.timed ? formatDateTime(understood.at, chat.language) : formatDate(understood.at, chat.language) }) };
      }
      chat.set({ at: understood?.at.toISOString() ?? null, timed: understood?.timed ?? false });
      return reading;
    },
  });
}

function isOver({ at, timed }: When, now: Date): boolean {
  return at.getTime() + (timed ? 0 : DAY) <= now.getTime();
}

function review({ t, language, slots }: Chat<Slots>): View {
  const planned = plannedIn(slots);
  const words = t('review:interviewReview', { name: slots.name ?? '', interview: planned ? interviewWords(t, language, planned) : '' });
  return { body: planned?.at ? words : `${words}

${t('review:whenUnread')}` };
}

function plannedIn({ when, where, at, timed }: Partial<Slots>): Interview | undefined {
  if (when === undefined || where === undefined) return undefined;
  return { when, where, ...(at && { at: new Date(at), timed: timed === true }) };
}

async function begin(chat: Chat<Slots>): Promise<Move> {
  const applicant = await findApplicant(chat.read, { employer: memberOf(chat), application: chat.args[0] ?? '' });
  if (!applicant) return finish(chat.t('engine:notFound'));
  chat.set({ name: applicant.name });
  return to('when');
}

async function send(chat: Chat<Slots>): Promise<Move> {
  const [application = ''] = chat.args;
  const planned = plannedIn(chat.slots);
  if (!planned) return to('when');
  const tx = await chat.tx();
  return said(chat, application, await moveApplication(tx, { employer: memberOf(chat), application, move: { to: 'interview', interview: planned } }));
}
