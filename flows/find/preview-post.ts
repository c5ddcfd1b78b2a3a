import { DAY } from '../../core/clock.ts';
import { cardOf } from '../../core/jobs/job-card.ts';
import type { Job } from '../../core/jobs/job.model.ts';
import type { Language } from '../../core/language/language.ts';
import { translator } from '../../core/language/translate.ts';
import type { Chat } from '../engine/chat.ts';
import type { View } from '../engine/view.ts';
import { jobTitle } from '../job-title.ts';
import { jobText } from './job-card-view.ts';
import { photoOf, readerButtons } from './job-screen.ts';

/** A post in whatever state as readers would see it if it opened now: for a moderator who decides about it. */
export async function previewPost(job: Job, language: Language, from: Pick<Chat, 'read' | 'links'>): Promise<View> {
  const now = from.read.clock.now();
  const card = cardOf({ ...job, status: 'open', hidden: false, openedAt: now, expiresAt: new Date(now.getTime() + DAY) }, now);
  if (!card) throw new Error(`job ${job._id} cannot be drawn as an open one`);
  const reader = { t: translator(language), language, now };
  const photo = await photoOf(from, card);
  return { title: jobTitle(card, language), body: jobText(reader, card), buttons: readerButtons(reader, card), ...(photo && { media: photo }) };
}
