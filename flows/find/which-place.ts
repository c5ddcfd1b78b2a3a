import { DAY } from '../../core/clock.ts';
import { placeNameLong } from '../../core/places/place-name.ts';
import { placeById } from '../../core/places/place.ts';
import { decodeQuery, encodeQuery } from '../../core/search/encode-query.ts';
import type { SearchQuery } from '../../core/search/search-query.ts';
import { idsOfCodes, shortCode } from '../../core/search/short-codes.ts';
import type { AmbiguousPlace } from '../../core/understanding/understood.ts';
import type { Chat } from '../engine/chat.ts';
import { go, type Move } from '../engine/flow.ts';
import type { Button, View } from '../engine/view.ts';

/** Which of two places somebody means does not change soon. */
const REMEMBERED_MS = 365 * DAY;

/**
 * Settles names that several places have: by what the person said the last time, otherwise by asking (`find.which`). `undefined` when there is nothing to
 * settle. `query` has all the places.
 */
export function settleAmbiguous(chat: Chat, query: SearchQuery, ambiguous: readonly AmbiguousPlace[]): Move | undefined {
  let places = query.places;
  for (const { places: group } of ambiguous) {
    const meant = chat.kept(nameOf(group));
    if (typeof meant !== 'string' || !group.includes(meant)) return go('find.which', encodeQuery({ ...query, places }), group.map(shortCode).join(''));
    places = places.filter((id) => id === meant || !group.includes(id));
  }
  return ambiguous.length === 0 ? undefined : go('find.results', encodeQuery({ ...query, places }), '0');
}

/** `find.which QUERY PLACES`: asks which of the places of one name is meant; all of them is an answer too. */
export async function whichScreen(chat: Chat): Promise<View> {
  const [asked = '', codes = ''] = chat.args;
  const code = encodeQuery(decodeQuery(asked)); // what a button brought may be anything
  const group = idsOfCodes('place', codes);
  const choice = (id: string): Button => {
    const place = placeById(id);
    return { label: place ? placeNameLong(place, chat.language) : id, press: { kind: 'go', to: 'find.meant', args: [code, shortCode(id)] } };
  };
  return {
    body: chat.t('understand:which'),
    buttons: [...group.map((id) => [choice(id)]), [{ label: chat.t('understand:all'), press: { kind: 'go', to: 'find.results', args: [code, '0'] } }]],
  };
}

/** `find.meant QUERY PLACE`: remembers the choice and shows the results. The other places of that name leave the query. */
export async function rememberPlace(chat: Chat): Promise<Move> {
  const [asked = '', chosen = ''] = chat.args;
  const query = decodeQuery(asked);
  const code = encodeQuery(query);
  const [id] = idsOfCodes('place', chosen);
  const place = id === undefined ? undefined : placeById(id);
  if (!place || !query.places.includes(place.id)) return go('find.results', code, '0');
  const group = query.places.filter((each) => placeById(each)?.my === place.my);
  chat.keep(nameOf(group), place.id, REMEMBERED_MS);
  return go('find.results', encodeQuery({ ...query, places: query.places.filter((each) => each === place.id || !group.includes(each)) }), '0');
}

function nameOf(group: readonly string[]): string {
  return `place ${group.toSorted().map(shortCode).join('')}`;
}
