import { findPlaces } from '../../core/places/find-places.ts';
import { placeNameLong } from '../../core/places/place-name.ts';
import { encodeQuery } from '../../core/search/encode-query.ts';
import { isUnderstood, type SearchQuery } from '../../core/search/search-query.ts';
import { findRoles } from '../../core/vocabulary/find-roles.ts';
import { roleName } from '../../core/vocabulary/name-term.ts';
import type { Chat } from '../engine/chat.ts';
import type { Button } from '../engine/view.ts';

const SUGGESTIONS_MAX = 3;

/** "Did you mean": words of the jobs that are written nearly so (`meant`), and roles and places much like the words that nobody knows. */
export function meantButtons(chat: Chat, query: SearchQuery, meant: string | undefined): Button[][] {
  if (query.words === '') return [];
  const words = meant === undefined ? [] : [{ name: meant, query: { ...query, words: meant } }];
  const roles = isUnderstood({ ...query, places: [] }) ? [] : findRoles(query.words).close.map((role) => ({
    name: roleName(role.id, chat.language), query: { ...query, roles: [role.id], words: '' },
  }));
  const places = query.places.length > 0 ? [] : findPlaces(query.words).close.map((place) => ({
    name: placeNameLong(place, chat.language), query: { ...query, places: [place.id], words: '' },
  }));
  return [...words, ...roles, ...places].slice(0, SUGGESTIONS_MAX).map(({ name, query: asked }) => [{
    label: chat.t('find:results.mean', { name }), press: { kind: 'go', to: 'find.results', args: [encodeQuery(asked), '0'] },
  }]);
}
