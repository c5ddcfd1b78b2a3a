import { compactKey } from '../../core/text/search-key.ts';
import { categoryName, findCategory } from '../../core/vocabulary/name-term.ts';
import { categories } from '../../core/vocabulary/vocabulary.ts';
import { accept, type Reading } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import type { Choice } from '../engine/choice.ts';
import { ask } from '../engine/steps.ts';
import type { PostSlots } from './post-slots.ts';

const PAGE = 8;
const MORE = /^more:(\d{1,2})$/;

/** One of the 54 categories: from pages of buttons, or by a part of its name. */
export const askCategory = ask<PostSlots, string>('post:category', accept<string, PostSlots>({
  choices: (chat) => inPairs(pageOf(chat, 0)),
  read: (chat, input) => {
    if (input.kind === 'text') return readText(input.text, chat);
    return input.kind === 'answer' ? readPick(input.value, chat) : undefined;
  },
}), { into: 'category', next: 'openings' });

function readPick(value: string, chat: Chat<PostSlots>): Reading<string> | undefined {
  const page = MORE.exec(value)?.[1];
  if (page !== undefined) return { words: chat.t('post:category'), pick: pageOf(chat, Number(page)) };
  return findCategory(value) && { value };
}

function readText(text: string, chat: Chat<PostSlots>): Reading<string> {
  const key = compactKey(text);
  const found = categories().filter(({ my, en }) => key !== '' && [my, en].some((name) => compactKey(name).includes(key)));
  const [only, ...others] = found;
  if (only && others.length === 0) return { value: only.id };
  const words = chat.t(only ? 'post:place.which' : 'post:categoryNone');
  return { words, pick: only ? found.slice(0, PAGE).map((category) => choiceOf(category.id, chat)) : pageOf(chat, 0) };
}

function pageOf(chat: Chat<PostSlots>, page: number): Choice[] {
  const some = categories().slice(page * PAGE, (page + 1) * PAGE).map(({ id }) => choiceOf(id, chat));
  const more = (page + 1) * PAGE < categories().length;
  return more ? [...some, { value: `more:${page + 1}`, label: chat.t('post:button.more') }] : some;
}

function choiceOf(id: string, chat: Chat<PostSlots>): Choice {
  return { value: id, label: categoryName(id, chat.language) };
}

function inPairs(choices: readonly Choice[]): Choice[][] {
  const rows: Choice[][] = [];
  for (let i = 0; i < choices.length; i += 2) rows.push(choices.slice(i, i + 2));
  return rows;
}
