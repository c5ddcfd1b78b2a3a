import { placeById } from '../places/place.ts';
import { queryTokens } from '../text/search-tokens.ts';
import { wordUnits } from '../text/word-units.ts';
import { termById } from '../vocabulary/name-term.ts';
import { termNames } from '../vocabulary/vocabulary.ts';
import { PLACES } from '../places/place.ts';
import { placeContains } from '../places/contain-place.ts';
import type { SearchQuery } from './search-query.ts';

/** A condition of MongoDB on a job's fields (role, category, placeAncestors, type, pay, searchTokens). */
export type Condition = Readonly<Record<string, unknown>>;

const NAMES_MAX = 12;

/** All the words of the query as tokens. */
export function wordTokens(query: SearchQuery): string[] {
  return queryTokens(wordUnits(query.words));
}

/** What is looked for, without where: the role, its name in the text, the category; without any of them, all the words. */
export function matchWhat(query: SearchQuery): Condition[] {
  const or: Condition[] = [];
  if (query.roles.length > 0) or.push({ role: { $in: query.roles } }, ...roleNames(query.roles));
  if (query.categories.length > 0) or.push({ category: { $in: query.categories } });
  if (or.length > 0) return [{ $or: or }];
  const tokens = wordTokens(query);
  return tokens.length === 0 ? [] : [{ searchTokens: { $all: tokens } }];
}

/** A role's names as they stand in titles and descriptions. */
function roleNames(roles: readonly string[]): Condition[] {
  const names = roles.flatMap((id) => { const term = termById(id); return term ? termNames(term) : []; });
  return names.slice(0, NAMES_MAX).map((name) => ({ searchTokens: { $all: queryTokens(wordUnits(name)) } }));
}

/** A place, and the undivided township around it: who looks in Hlaingtharya East also sees posts for "Hlaingtharya". */
export function matchPlaces(ids: readonly string[]): Condition[] {
  if (ids.length === 0) return [];
  const areas = PLACES.filter((area) => area.kind === 'area' && ids.some((id) => contains(area.id, id))).map((area) => area.id);
  const inside: Condition = { placeAncestors: { $in: ids } };
  return areas.length === 0 ? [inside] : [{ $or: [inside, { place: { $in: areas } }] }];
}

function contains(outer: string, inner: string): boolean {
  const [wide, narrow] = [placeById(outer), placeById(inner)];
  return wide !== undefined && narrow !== undefined && placeContains(wide, narrow);
}

/** The states of the places: the next wider circle. */
export function statesOf(ids: readonly string[]): string[] {
  return [...new Set(ids.flatMap((id) => placeById(id)?.state ?? []))];
}

export function matchTypes({ types }: SearchQuery): Condition[] {
  return types.length === 0 ? [] : [{ type: { $in: types } }];
}

/** Pays enough at its top, or may be negotiated and names no sum. */
export function matchPay({ pay }: SearchQuery): Condition[] {
  if (!pay) return [];
  const enough = [{ 'pay.max': { $gte: pay.min } }, { 'pay.max': { $exists: false }, 'pay.min': { $exists: true } }];
  return [{ $or: [{ 'pay.period': pay.period, $or: enough }, { 'pay.min': { $exists: false }, 'pay.max': { $exists: false } }] }];
}

export function all(...conditions: readonly (readonly Condition[])[]): Condition {
  const list = conditions.flat();
  return list.length === 0 ? {} : { $and: list };
}
