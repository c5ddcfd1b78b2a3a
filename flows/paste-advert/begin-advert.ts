import type { Understood } from '../../core/understanding/understood.ts';
import type { Chat } from '../engine/chat.ts';
import { go, type Move } from '../engine/flow.ts';
import { keepAdvert, type AdvertPhoto } from './kept-advert.ts';

/** A pasted advert, as a text or under a photo: what was found in it is shown, and each job can be posted. */
export function beginAdvert(chat: Chat, text: string): Move {
  keepAdvert(chat, text, { photo: photoOf(chat) });
  return go('paste.found');
}

/** `hiring 2 drivers in Hlaing, 5 lakhs`: the form, with what the sentence tells filled in already. */
export function beginHire(chat: Chat, { roles, places, pay, people }: Understood, text: string): Move {
  if (roles.length === 0 && places.length === 0 && !pay && people === undefined) return go('post');
  keepAdvert(chat, text, { photo: photoOf(chat), brief: true });
  return roles.length > 1 ? go('paste.found') : go('post', 'advert-0');
}

function photoOf({ inbound: { body } }: Chat): AdvertPhoto | undefined {
  if (body.kind !== 'photo') return undefined;
  const { ref, name, mime, size } = body.file;
  return { ref, ...(name !== undefined && { name }), ...(mime !== undefined && { mime }), ...(size !== undefined && { size }) };
}
