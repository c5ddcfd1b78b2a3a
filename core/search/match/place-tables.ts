import { placeContains } from '../../places/contain-place.ts';
import { distanceKm } from '../../places/nearest-place.ts';
import { placeById, PLACES, type Place } from '../../places/place.ts';
import { BoundedCache } from '../../text/bounded-cache.ts';
import type { NearPoint } from '../search-query.ts';
import { PLACE_CODES } from '../index/codes.ts';

/** How a job's place answers the place that was asked for. */
export const PLACE_MATCH = { same: 3, inside: 2, around: 1 } as const;

const KEPT = 200;
const tables = new BoundedCache<string, Uint8Array>(KEPT);
const distances = new BoundedCache<string, Float32Array>(KEPT);

/**
 * For each code of a place how well it answers any of these: the place itself, one inside it, or the undivided township around it (who looks in
 * Hlaingtharya East also sees posts for "Hlaingtharya"); 0 when it does not.
 */
export function placeMatches(ids: readonly string[]): Uint8Array {
  return tables.take(ids.join(' '), () => {
    const table = new Uint8Array(PLACE_CODES.size);
    const asked = ids.flatMap((id) => placeById(id) ?? []);
    for (const place of PLACES) table[PLACE_CODES.codeOf(place.id)] = Math.max(0, ...asked.map((each) => matchOf(each, place)));
    return table;
  });
}

function matchOf(asked: Place, place: Place): number {
  if (asked.id === place.id) return PLACE_MATCH.same;
  if (placeContains(asked, place)) return PLACE_MATCH.inside;
  return place.kind === 'area' && placeContains(place, asked) ? PLACE_MATCH.around : 0;
}

/** For each code of a place the kilometres from a point; Infinity where no coordinates are known. */
export function kilometresFrom({ lat, lng }: Pick<NearPoint, 'lat' | 'lng'>): Float32Array {
  return distances.take(`${lat} ${lng}`, () => {
    const table = new Float32Array(PLACE_CODES.size).fill(Infinity);
    for (const place of PLACES) if (place.kind !== 'state') table[PLACE_CODES.codeOf(place.id)] = distanceKm(place, lat, lng);
    return table;
  });
}

/** For each code of a place the kilometres to the nearest of these places. */
export function kilometresTo(ids: readonly string[]): Float32Array {
  return distances.take(ids.join(' '), () => {
    const table = new Float32Array(PLACE_CODES.size).fill(Infinity);
    for (const id of ids) {
      const { lat, lng } = placeById(id) ?? {};
      if (lat === undefined || lng === undefined) continue;
      for (const [code, km] of kilometresFrom({ lat, lng }).entries()) table[code] = Math.min(table[code] ?? Infinity, km);
    }
    return table;
  });
}
