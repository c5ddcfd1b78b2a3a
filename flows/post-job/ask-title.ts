import { JOB_LIMITS } from '../../core/jobs/job-limits.ts';
import { roleName, termById } from '../../core/vocabulary/name-term.ts';
import { readTitle } from '../../core/vocabulary/read-title.ts';
import { hasWords, parsed, type Reading } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { change, to, type Move } from '../engine/flow.ts';
import { ask } from '../engine/steps.ts';
import type { PostSlots } from './post-slots.ts';

type Title = PostSlots['title'];

const AS_WRITTEN = 'as-written';
const SUGGESTIONS_MAX = 4;

/** The position: a role of the vocabulary, or the employer's own words with a category to choose. Slips are asked back. */
export const askTitle = ask<PostSlots, Title>('post:role', parsed<Title, PostSlots>(readText, readPick), {
  into: 'title', known: async (chat) => chat.slots.advert?.title, next: afterTitle,
});

function readText(text: string, chat: Chat<PostSlots>): Reading<Title> {
  const title = text.replace(/\s+/g, ' ').trim();
  const { min, max } = JOB_LIMITS.title;
  const length = [...title].length;
  if (length > max) return { refuse: chat.t('engine:tooLong', { max }) };
  if (!hasWords(title)) return { refuse: chat.t('engine:wordless') };
  if (length < min) return { refuse: chat.t('engine:tooShort', { min }) };
  const { role, category, suggestions } = readTitle(title);
  if (role || suggestions.length === 0) return { value: { text: title, ...(role && { role }), ...(category && { category }) } };
  chat.set({ title: { text: title, ...(category && { category }) } });
  return {
    words: chat.t('post:meant'),
    pick: [
      ...suggestions.slice(0, SUGGESTIONS_MAX).map(({ id }) => ({ value: id, label: roleName(id, chat.language) })),
      { value: AS_WRITTEN, label: chat.t('post:asWritten') },
    ],
  };
}

function readPick(value: string, chat: Chat<PostSlots>): Reading<Title> | undefined {
  const written = chat.slots.title;
  if (value === AS_WRITTEN) return written && { value: written };
  const role = termById(value);
  if (role?.kind !== 'role') return undefined;
  return { value: { text: roleName(role.id, chat.language), role: role.id, category: role.category } };
}

/** A known category is taken, otherwise it is asked for, also when the title is being changed from the preview. */
function afterTitle(chat: Chat<PostSlots>, title: Title): Move {
  if (title.category) {
    chat.set({ category: title.category });
    return to('openings');
  }
  const fromPreview = 'phone' in chat.slots || 'job' in chat.slots;
  return fromPreview ? change('category', 'preview') : to('category');
}
