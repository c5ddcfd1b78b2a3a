import { z } from 'zod';
import { HOUR } from '../../core/clock.ts';
import type { Advert } from '../../core/understanding/advert/advert.ts';
import { readAdvert } from '../../core/understanding/advert/read-advert.ts';
import { digitsAsTyped } from '../../core/text/digits-as-typed.ts';
import type { Chat } from '../engine/chat.ts';
import { typedText } from '../engine/inbound.ts';

/** An advert that was pasted waits so long for its jobs to be posted. */
const KEPT_MS = 12 * HOUR;
const TEXT_MAX = 4_096;

const Photo = z.object({ ref: z.string(), name: z.string().optional(), mime: z.string().optional(), size: z.number().optional() });
const Kept = z.object({ text: z.string(), done: z.array(z.number()), photo: Photo.optional(), brief: z.boolean().optional() });

/** The photo under which an advert was written, still at the channel. */
export type AdvertPhoto = z.infer<typeof Photo>;

/** The advert that was pasted last, read again; `done` are the jobs of it that were posted. */
export interface KeptAdvert {
  readonly advert: Advert;
  readonly done: readonly number[];
  readonly photo?: AdvertPhoto;
}

/** How an advert came. */
export interface AdvertWay {
  readonly photo?: AdvertPhoto | undefined;
  /** A sentence, not an advert: too short to describe the work. */
  readonly brief?: boolean;
}

type Keeping = Pick<Chat, 'keep' | 'kept' | 'inbound'>;

/** Keeps the advert's own words with the conversation for twelve hours, its digits in the script in which they were typed: they will be published. */
export function keepAdvert(chat: Keeping, text: string, { photo, brief }: AdvertWay = {}): void {
  chat.keep('advert', { text: digitsAsTyped(typedText(chat.inbound), text).slice(0, TEXT_MAX), done: [], ...(photo && { photo }), ...(brief && { brief }) }, KEPT_MS);
}

/** The advert that was pasted last; `undefined` when its time is over. */
export function keptAdvert(chat: Keeping): KeptAdvert | undefined {
  const { data } = Kept.safeParse(chat.kept('advert'));
  if (!data) return undefined;
  const advert = readAdvert(data.text);
  const jobs = data.brief ? advert.jobs.map(({ description: _sentence, ...job }) => job) : advert.jobs;
  return { advert: { ...advert, jobs }, done: data.done, ...(data.photo && { photo: data.photo }) };
}

/** Notes that a job of the advert was posted. */
export function markPosted(chat: Keeping, number: number): void {
  const { data } = Kept.safeParse(chat.kept('advert'));
  if (data) chat.keep('advert', { ...data, done: [...data.done, number] }, KEPT_MS);
}
