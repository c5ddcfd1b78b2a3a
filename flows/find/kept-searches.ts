import { z } from 'zod';
import { DAY, MINUTE } from '../../core/clock.ts';
import type { Widening } from '../../core/search/widen-query.ts';
import type { Chat } from '../engine/chat.ts';

const RECENT_MAX = 4;
const RECENT_MS = 90 * DAY;
/** While somebody turns pages, nothing moves under their fingers. */
const IDS_MS = 30 * MINUTE;

const recentCodes = z.array(z.string());
const foundIds = z.object({ code: z.string(), size: z.number(), total: z.number(), ids: z.string() });

/** The ids that a search found first, for its further pages. */
export interface KeptIds {
  readonly ids: readonly string[];
  readonly total: number;
}

/** Keeps the ids of a search for half an hour. One search a chat. */
export function keepIds(chat: Chat, code: string, widened: Widening | undefined, size: number, { ids, total }: KeptIds): void {
  chat.keep('found', { code: `${code} ${widened ?? ''}`, size, total, ids: ids.join(' ') }, IDS_MS);
}

/** What `keepIds` kept of this very search, while it lasts. */
export function keptIds(chat: Chat, code: string, widened: Widening | undefined, size: number): KeptIds | undefined {
  const { data } = foundIds.safeParse(chat.kept('found'));
  return data?.code === `${code} ${widened ?? ''}` && data.size === size ? { ids: data.ids.split(' '), total: data.total } : undefined;
}

/** The person's last searches, the latest first, as encoded queries. */
export function recentSearches(chat: Chat): readonly string[] {
  return recentCodes.safeParse(chat.kept('recent')).data ?? [];
}

/** Puts a search on top of the last ones; one that is repeated stands there once. */
export function rememberSearch(chat: Chat, code: string): void {
  const before = recentSearches(chat);
  if (before[0] !== code) chat.keep('recent', [code, ...before.filter((each) => each !== code)].slice(0, RECENT_MAX), RECENT_MS);
}
