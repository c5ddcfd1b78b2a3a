import { formatMoney } from '../../core/language/format-money.ts';
import { placeName } from '../../core/places/place-name.ts';
import { placeById } from '../../core/places/place.ts';
import { countFacets } from '../../core/search/browse-jobs.ts';
import { decodeQuery, encodeQuery } from '../../core/search/encode-query.ts';
import type { FacetCount } from '../../core/search/match/facets.ts';
import type { SearchQuery } from '../../core/search/search-query.ts';
import { categoryName, typeName } from '../../core/vocabulary/name-term.ts';
import type { Chat } from '../engine/chat.ts';
import type { Button, View } from '../engine/view.ts';
import { describeQuery } from './describe-query.ts';

const SHOWN = { places: 6, categories: 4, types: 2, pay: 4 };

/** `find.refine QUERY`: what a search's results divide into, each with its number; a tap narrows the search. */
export async function refineScreen(chat: Chat): Promise<View> {
  const query = decodeQuery(chat.args[0] ?? '');
  const code = encodeQuery(query); // what a button brought may be anything
  const facets = await countFacets(chat.read, query);
  const choice = (label: string, count: number, narrowed: SearchQuery): Button => ({
    label: chat.t('find:refine.choice', { name: label, count }), press: { kind: 'go', to: 'find.results', args: [encodeQuery(narrowed), '0'] },
  });
  const several = (counts: readonly FacetCount[], most: number): readonly FacetCount[] => (counts.length > 1 ? counts.slice(0, most) : []);
  const places = several(facets.places, SHOWN.places).flatMap(({ id, jobs }) => {
    const place = placeById(id);
    return place ? [choice(`📍 ${placeName(place, chat.language)}`, jobs, { ...query, places: [id] })] : [];
  });
  const categories = query.roles.length > 0 ? [] : several(facets.categories, SHOWN.categories).map(({ id, jobs }) => choice(categoryName(id, chat.language), jobs, { ...query, categories: [id] }));
  const pay = several(facets.pay.filter(({ id }) => id !== '0'), SHOWN.pay).map(({ id }) => {
    const atLeast = facets.pay.filter((band) => Number(band.id) >= Number(id)).reduce((sum, { jobs }) => sum + jobs, 0);
    return choice(`💰 ${chat.t('format:pay.from', { sum: formatMoney(Number(id), chat.language) })}`, atLeast, { ...query, pay: { min: Number(id), period: 'month' } });
  });
  const types = several(facets.types, SHOWN.types).map(({ id, jobs }) => choice(typeName(id, chat.language), jobs, { ...query, types: [id] }));
  return {
    title: chat.t('find:refine.title'),
    body: chat.t('find:results.asked', { query: describeQuery(query, chat.language) }),
    buttons: [...inTwos(places), ...inTwos(categories), ...inTwos(pay), ...inTwos(types), [{ label: chat.t('find:refine.back'), press: { kind: 'go', to: 'find.results', args: [code, '0'] } }]],
  };
}

function inTwos(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  return rows;
}
