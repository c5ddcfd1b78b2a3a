import { understand } from '../understanding/understand.ts';
import type { Understood } from '../understanding/understood.ts';
import { nearPlace } from './near-place.ts';
import type { SearchQuery } from './search-query.ts';

/** The query of a sentence: `understand` of core/understanding, as a search asks for it. Give it normalised text. */
export function understandSentence(sentence: string): SearchQuery {
  return queryOf(understand(sentence));
}

/**
 * What was understood, as a query: "near Tamwe" is around it (near a point nobody knows yet is the chat's to ask), work abroad is its category, the pay the least one that will do (a sum alone, or the lower of two; a limit alone
 * stays one; foreign money is not compared with kyat), and what nobody knows is looked for as words.
 */
export function queryOf({ roles, categories, places: named, near: asksNear, types, overseas, pay, not, words }: Understood): SearchQuery {
  const near = asksNear && named.length === 1 ? nearPlace(named[0] ?? '') : undefined;
  const places = near ? [] : named;
  const kyat = pay?.currency === 'MMK' ? pay : undefined;
  const limit = kyat?.min === undefined ? kyat?.max : undefined;
  const unwanted = Object.values(not).some((ids: readonly string[]) => ids.length > 0);
  return {
    roles, places, types, words,
    ...(near && { near }),
    categories: [...new Set([...categories, ...(overseas.length > 0 ? ['overseas'] : [])])],
    ...(kyat?.min !== undefined && { pay: { min: kyat.min, period: kyat.period } }),
    ...(kyat && limit !== undefined && { pay: { min: 0, max: limit, period: kyat.period } }),
    ...(unwanted && { unwanted: not }),
  };
}
