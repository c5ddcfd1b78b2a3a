import { placeById } from '../places/place.ts';
import type { NearPoint } from './search-query.ts';

/** As far as somebody goes to work every day. */
export const NEAR_KM = 12;

/** Around a township or a town (WGS 84 degrees, NEAR_KM); `undefined` for what is larger, or has no coordinates: there its name is a place to search in. */
export function nearPlace(id: string, km = NEAR_KM): NearPoint | undefined {
  const place = placeById(id);
  if (!place || place.kind === 'state' || place.kind === 'city' || place.lat === undefined || place.lng === undefined) return undefined;
  return { lat: place.lat, lng: place.lng, km, place: place.id };
}
