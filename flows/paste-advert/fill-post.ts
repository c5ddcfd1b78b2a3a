import { keepFile } from '../../core/files/keep-file.ts';
import type { Chat } from '../engine/chat.ts';
import { to, type Step } from '../engine/flow.ts';
import { isAdvert } from '../../core/understanding/advert/is-advert.ts';
import { memberOf } from '../member-of.ts';
import type { PostSlots } from '../post-job/post-slots.ts';
import { draftOf, type AdvertDraft } from './advert-draft.ts';
import { keepAdvert, keptAdvert, markPosted } from './kept-advert.ts';

const NUMBER = /^advert-(\d)$/;

/** The number of an advert's job in the argument of `go post advert-0`; `undefined` for a job's id. */
export function advertNumber(arg: string): number | undefined {
  const number = NUMBER.exec(arg)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Puts what the advert tells of one job into the form; every question that it answers is then skipped. False when the advert is kept no more. */
export async function fillFromAdvert(chat: Chat<PostSlots>, number: number): Promise<boolean> {
  const kept = keptAdvert(chat);
  const draft = kept && draftOf(kept.advert, number);
  if (!kept || !draft) return false;
  chat.set({ advert: await withPhoto(chat, draft, kept.photo) });
  return true;
}

/** The photo is kept for its first job, and for each further one again: two posts share nothing. A file that we cannot take is left out. */
async function withPhoto(chat: Chat<PostSlots>, draft: AdvertDraft, photo: NonNullable<ReturnType<typeof keptAdvert>>['photo']): Promise<AdvertDraft> {
  if (!photo) return draft;
  const { ref, name, mime, size } = photo;
  const kept = await keepFile(await chat.tx(), {
    kind: 'photo', channel: chat.channel, ref, owner: memberOf(chat),
    ...(name !== undefined && { name }), ...(mime !== undefined && { mime }), ...(size !== undefined && { size }),
  });
  return kept.ok ? { ...draft, photo: kept.value._id } : draft;
}

/** A question of the form that takes a whole advert as well, pasted where a short answer was expected. */
export function orAdvert(step: Step<PostSlots>): Step<PostSlots> {
  return {
    ...step,
    async take(chat, input) {
      if (input.kind !== 'text' || chat.slots.job !== undefined || !isAdvert(input.text)) return step.take?.(chat, input);
      keepAdvert(chat, input.text);
      await fillFromAdvert(chat, 0);
      return to('begin');
    },
  };
}

/** Where the person goes when a job was posted: to the other jobs of the advert, if it has any, otherwise to the job. */
export function afterPost(chat: Chat<PostSlots>, job: string): { to: string; args: readonly string[] } {
  const { advert } = chat.slots;
  const kept = advert && keptAdvert(chat);
  if (!advert || !kept) return { to: 'myjobs.card', args: [job] };
  markPosted(chat, advert.number);
  const left = kept.advert.jobs.some((_, number) => number !== advert.number && !kept.done.includes(number));
  return left ? { to: 'paste.found', args: [] } : { to: 'myjobs.card', args: [job] };
}
