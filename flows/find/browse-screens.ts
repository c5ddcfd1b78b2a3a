import { placeName } from '../../core/places/place-name.ts';
import { placeById } from '../../core/places/place.ts';
import { browseCategories, browsePlaces } from '../../core/search/browse-jobs.ts';
import { decodeQuery, encodeQuery } from '../../core/search/encode-query.ts';
import type { FacetCount } from '../../core/search/match/facets.ts';
import { EMPTY_QUERY, isEmptyQuery } from '../../core/search/search-query.ts';
import { categoryName } from '../../core/vocabulary/name-term.ts';
import type { Chat } from '../engine/chat.ts';
import type { Button, View } from '../engine/view.ts';
import { describeQuery } from './describe-query.ts';
import { recentSearches } from './kept-searches.ts';
import { expectPlace } from './near-search.ts';
import { isTurned, pageButtons, pageOf } from './pages.ts';
import { screenNear } from './screen-near.ts';

/** Fields of work and places a page, in two columns, and the last searches above them: on Viber as many as are seen without moving the keyboard. */
const CHOICES = { telegram: 10, viber: 6 } as const;
const RECENT = { telegram: 4, viber: 2 } as const;

/** `find.browse [PAGE]`: how to search, and the fields of work that have jobs. */
export async function browseScreen(chat: Chat): Promise<View> {
  const counts = await browseCategories(chat.read);
  const near: Button[] = [{ label: chat.t('find:browse.near'), press: { kind: 'go', to: 'find.near' } }];
  const title = chat.t('find:browse.title');
  if (counts.length === 0) return { title, body: chat.t('find:browse.empty') };
  const button = ({ id, jobs }: FacetCount): Button => ({
    label: chat.t('find:browse.category', { name: categoryName(id, chat.language), count: jobs }),
    press: { kind: 'go', to: 'find.places', args: [id, '0'] },
  });
  return { title, body: chat.t('find:browse.body'), buttons: [...recentButtons(chat), ...choices(chat, counts, button, 'find.browse', []), near], replace: isTurned(chat.args[0]) };
}

/** The last searches, to repeat them with one tap; not on further pages. */
function recentButtons(chat: Chat): Button[][] {
  if (pageOf(chat.args[0]) > 0) return [];
  return recentSearches(chat).slice(0, RECENT[chat.channel]).flatMap((code) => {
    const query = describeQuery(decodeQuery(code), chat.language);
    return query === '' ? [] : [[{ label: chat.t('find:browse.recent', { query }), press: { kind: 'go', to: 'find.results', args: [code, '0'] } }]];
  });
}

/** `find.places CATEGORY PAGE`: the states and regions that have jobs in a field of work. */
export async function placesScreen(chat: Chat): Promise<View> {
  const [category = ''] = chat.args;
  const counts = await browsePlaces(chat.read, { category });
  const total = counts.reduce((sum, { jobs }) => sum + jobs, 0);
  const everywhere = resultsButton(chat.t('find:places.all', { count: total }), category);
  return {
    body: chat.t('find:places.body', { category: categoryName(category, chat.language) }),
    buttons: [[everywhere], ...choices(chat, counts, placeButton(chat, (id) => ['find.townships', category, id, '0']), 'find.places', [category])],
    replace: isTurned(chat.args[1]),
  };
}

/** `find.townships CATEGORY STATE PAGE`: its townships that have such jobs. */
export async function townshipsScreen(chat: Chat): Promise<View> {
  const [category = '', state = ''] = chat.args;
  const counts = await browsePlaces(chat.read, { category, within: state });
  const total = counts.reduce((sum, { jobs }) => sum + jobs, 0);
  const all = resultsButton(chat.t('find:places.all', { count: total }), category, state);
  const open = (id: string): string[] => ['find.results', encodeQuery({ ...EMPTY_QUERY, categories: [category], places: [id] }), '0'];
  return {
    body: chat.t('find:places.body', { category: categoryName(category, chat.language) }),
    buttons: [[all], ...choices(chat, counts, placeButton(chat, open), 'find.townships', [category, state])],
    replace: isTurned(chat.args[2]),
  };
}

/** `find.near [QUERY]`: asks where the person is, and shows the jobs around it; a township that is typed does as well. */
export const nearScreen = screenNear(async (chat) => {
  const query = decodeQuery(chat.args[0] ?? '');
  expectPlace(chat, query);
  const asked = isEmptyQuery(query) ? '' : `${chat.t('find:results.asked', { query: describeQuery(query, chat.language) })}\n`;
  return { body: asked + chat.t('find:near.body'), request: { kind: 'location', label: chat.t('find:near.share') } };
}, (chat) => decodeQuery(chat.args[0] ?? ''));

function resultsButton(label: string, category: string, place?: string): Button {
  const query = encodeQuery({ ...EMPTY_QUERY, categories: [category], places: place === undefined ? [] : [place] });
  return { label, press: { kind: 'go', to: 'find.results', args: [query, '0'] } };
}

function placeButton(chat: Chat, open: (id: string) => string[]): (count: FacetCount) => Button {
  return ({ id, jobs }) => {
    const place = placeById(id);
    const [to = '', ...args] = open(id);
    return { label: chat.t('find:places.place', { name: place ? placeName(place, chat.language) : id, count: jobs }), press: { kind: 'go', to, args } };
  };
}

/** A page of choices in two columns. The page number is the last argument. */
function choices(chat: Chat, counts: readonly FacetCount[], button: (count: FacetCount) => Button, to: string, args: readonly string[]): Button[][] {
  const page = pageOf(chat.args[args.length]);
  const size = CHOICES[chat.channel];
  const shown = counts.slice(page * size, (page + 1) * size).map(button);
  const rows: Button[][] = [];
  for (let at = 0; at < shown.length; at += 2) rows.push(shown.slice(at, at + 2));
  return [...rows, ...pageButtons(chat, to, args, { page, more: counts.length > (page + 1) * size })];
}
