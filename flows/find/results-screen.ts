import { findPlaces } from '../../core/places/find-places.ts';
import { placeNameLong } from '../../core/places/place-name.ts';
import { decodeQuery, encodeQuery } from '../../core/search/encode-query.ts';
import { PAGES_MAX, searchJobs, searchWidened, type FoundJobs } from '../../core/search/search-jobs.ts';
import { isEmptyQuery, isUnderstood, type SearchQuery } from '../../core/search/search-query.ts';
import { understandSentence } from '../../core/search/understand-sentence.ts';
import { WIDENINGS } from '../../core/search/widen-query.ts';
import { roleName } from '../../core/vocabulary/name-term.ts';
import { findRoles } from '../../core/vocabulary/find-roles.ts';
import type { Chat } from '../engine/chat.ts';
import { go, type Move } from '../engine/flow.ts';
import type { Button, View } from '../engine/view.ts';
import { describeQuery } from './describe-query.ts';
import { listedJob } from './job-card-view.ts';
import { isTurned, pageButtons, pageOf, pageSize } from './pages.ts';

const SUGGESTIONS_MAX = 3;

/** Where a sentence outside a form leads: to its results. `undefined` when it asks for nothing (a greeting, a smile). */
export function searchMove(text: string): Move | undefined {
  const query = understandSentence(text);
  return isEmptyQuery(query) ? undefined : go('find.results', encodeQuery(query), '0');
}

/** `find.results QUERY [WIDENING] PAGE`: a page of jobs; everything it needs is in the button, so it works next week too. */
export async function resultsScreen(chat: Chat): Promise<View> {
  const [code = '', ...rest] = chat.args;
  const query = decodeQuery(code);
  const widening = WIDENINGS.find((how) => how === rest[0]);
  const page = pageOf(rest.at(-1));
  const at = { page, size: pageSize(chat) };
  const found = widening ? await searchWidened(chat.read, query, widening, at) : await searchJobs(chat.read, query, at);
  if (found.total === 0) return nothingFound(chat, query);
  const more = (page + 1) * at.size < found.total && page + 1 < PAGES_MAX;
  return {
    title: chat.t(found.widened ? 'find:results.close' : 'find:results.title', { count: found.total }),
    body: lead(chat, query, found),
    cards: found.jobs.map((job) => listedJob(chat, job)),
    buttons: [
      ...pageButtons(chat, 'find.results', [code, ...(found.widened ? [found.widened] : [])], { page, more }),
      ...(found.widened ? suggestions(chat, query) : []),
    ],
    replace: isTurned(rest.at(-1)),
  };
}

function lead(chat: Chat, query: SearchQuery, found: FoundJobs): string {
  const asked = chat.t('find:results.asked', { query: describeQuery(query, chat.language) });
  return found.widened ? `${asked}\n${chat.t(`find:widened.${found.widened}`)}` : asked;
}

function nothingFound(chat: Chat, query: SearchQuery): View {
  const described = describeQuery(query, chat.language);
  const asked = described === '' ? '' : `${chat.t('find:results.asked', { query: described })}\n`;
  return {
    body: asked + chat.t('find:results.none'),
    buttons: [...suggestions(chat, query), [{ label: chat.t('find:buttons.browse'), press: { kind: 'go', to: 'find.browse' } }]],
  };
}

/** "Did you mean": roles and places that are written much like the words that nobody knows. */
function suggestions(chat: Chat, query: SearchQuery): Button[][] {
  if (query.words === '') return [];
  const roles = isUnderstood({ ...query, places: [] }) ? [] : findRoles(query.words).close.map((role) => ({
    name: roleName(role.id, chat.language), query: { ...query, roles: [role.id], words: '' },
  }));
  const places = query.places.length > 0 ? [] : findPlaces(query.words).close.map((place) => ({
    name: placeNameLong(place, chat.language), query: { ...query, places: [place.id], words: '' },
  }));
  return [...roles, ...places].slice(0, SUGGESTIONS_MAX).map(({ name, query: meant }) => [{
    label: chat.t('find:results.mean', { name }), press: { kind: 'go', to: 'find.results', args: [encodeQuery(meant), '0'] },
  }]);
}
