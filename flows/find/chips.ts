import { placeName } from '../../core/places/place-name.ts';
import { placeById } from '../../core/places/place.ts';
import { encodeQuery } from '../../core/search/encode-query.ts';
import { isEmptyQuery, NOTHING_UNWANTED, type SearchQuery, type Unwanted } from '../../core/search/search-query.ts';
import { categoryName, roleName, typeName } from '../../core/vocabulary/name-term.ts';
import type { Chat } from '../engine/chat.ts';
import type { Button } from '../engine/view.ts';
import { nameOfNear, nameOfPay } from './describe-query.ts';

const CHIPS_MAX = 6;
const A_ROW = 2;

interface Chip {
  readonly name: string;
  /** The query without it. */
  readonly rest: SearchQuery;
}

/** What was understood, one button each: a tap takes it out of the search. A single thing has none: without it nothing is asked. */
export function chipButtons(chat: Chat, query: SearchQuery): Button[][] {
  const chips = [...wanted(chat, query), ...unwanted(chat, query)].filter(({ rest }) => !isEmptyQuery(rest)).slice(0, CHIPS_MAX);
  const buttons = chips.map(({ name, rest }): Button => ({
    label: chat.t('understand:chip', { name }), press: { kind: 'go', to: 'find.results', args: [encodeQuery(rest), '0'] },
  }));
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += A_ROW) rows.push(buttons.slice(at, at + A_ROW));
  return rows;
}

function wanted({ language }: Chat, query: SearchQuery): Chip[] {
  const { pay, near, ...withoutSums } = query;
  const chips = NAMED.flatMap(({ part, name }) => query[part].map((id) => ({ name: name(id, language), rest: { ...query, [part]: query[part].filter((other) => other !== id) } })));
  const sum = pay && nameOfPay(pay, language);
  return [
    ...chips,
    ...(near ? [{ name: nameOfNear(near, language), rest: { ...withoutSums, ...(pay && { pay }) } }] : []),
    ...(sum !== undefined ? [{ name: sum, rest: { ...withoutSums, ...(near && { near }) } }] : []),
    ...(query.words === '' ? [] : [{ name: query.words, rest: { ...query, words: '' } }]),
  ];
}

function unwanted({ language, t }: Chat, query: SearchQuery): Chip[] {
  const { unwanted: not = NOTHING_UNWANTED, ...rest } = query;
  return NAMED.flatMap(({ part, name }) => not[part].map((id) => {
    const left: Unwanted = { ...not, [part]: not[part].filter((other) => other !== id) };
    const nothing = Object.values(left).every((ids: readonly string[]) => ids.length === 0);
    return { name: t('find:results.without', { name: name(id, language) }), rest: nothing ? rest : { ...rest, unwanted: left } };
  }));
}

type Name = (id: string, language: Chat['language']) => string;

const NAMED: readonly { readonly part: keyof Unwanted; readonly name: Name }[] = [
  { part: 'roles', name: roleName }, { part: 'categories', name: categoryName }, { part: 'types', name: typeName },
  { part: 'places', name: (id, language) => { const place = placeById(id); return place ? placeName(place, language) : id; } },
];
