import { z } from 'zod';
import { HOUR, MINUTE } from '../../core/clock.ts';
import { decodeQuery, encodeQuery } from '../../core/search/encode-query.ts';
import { NEAR_KM, nearPlace } from '../../core/search/near-place.ts';
import { EMPTY_QUERY, type SearchQuery } from '../../core/search/search-query.ts';
import type { Chat } from '../engine/chat.ts';
import { go, type Move } from '../engine/flow.ts';

/** Where somebody is, they are for a while. */
const POINT_MS = 6 * HOUR;
/** So long a township that is typed answers the question where. */
const ASKED_MS = 10 * MINUTE;
/** Kept to some hundred metres: nearer is nobody's business. */
const ROUGH = 100;

interface Point {
  readonly lat: number;
  readonly lng: number;
}

const point = z.object({ lat: z.number(), lng: z.number() });

/** Remembers for some hours where the person was, roughly. */
export function keepPoint(chat: Chat, { lat, lng }: Point): void {
  chat.keep('here', { lat: Math.round(lat * ROUGH) / ROUGH, lng: Math.round(lng * ROUGH) / ROUGH }, POINT_MS);
}

/** The same question around a point instead of its places. */
export function aroundPoint(query: SearchQuery, { lat, lng }: Point): SearchQuery {
  return { ...query, places: [], near: { lat, lng, km: NEAR_KM } };
}

/** "Near me": around where the person was a moment ago, otherwise they are asked (`find.near QUERY`). */
export function nearMe(chat: Chat, query: SearchQuery): Move {
  const { data: here } = point.safeParse(chat.kept('here'));
  return here ? go('find.results', encodeQuery(aroundPoint(query, here)), '0') : go('find.near', encodeQuery(query));
}

/** The screen has asked where: a township that is typed next is the middle of the search, not its border. */
export function expectPlace(chat: Chat, query: SearchQuery): void {
  chat.keep('near', encodeQuery(query), ASKED_MS);
}

/** The question is over. */
export function forgetPlace(chat: Chat): void {
  if (chat.kept('near') !== undefined) chat.keep('near', '', 0);
}

/** What was asked before the township that was typed now, around it; `undefined` when nobody asked, or when more was typed than a place. */
export function answerPlace(chat: Chat, typed: SearchQuery): SearchQuery | undefined {
  const asked = chat.kept('near');
  if (typeof asked !== 'string') return undefined;
  const [place = '', ...more] = typed.near?.place === undefined ? typed.places : [typed.near.place];
  const { near: _near, ...rest } = typed;
  const onlyPlace = more.length === 0 && encodeQuery({ ...rest, places: [] }) === encodeQuery(EMPTY_QUERY);
  const near = onlyPlace ? nearPlace(place) : undefined;
  return near && { ...decodeQuery(asked), places: [], near };
}
