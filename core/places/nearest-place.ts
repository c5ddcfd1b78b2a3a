import { PLACES, type Place } from './place.ts';

/** Farther from every township than this is not Myanmar. */
const NEAR_KM_MAX = 80;
const KM_PER_DEGREE = 111.2;

/** The township or town nearest to a point (WGS 84 degrees); `undefined` outside Myanmar. Coordinates are good to some kilometres. */
export function nearestPlace(lat: number, lng: number): Place | undefined {
  let nearest: Place | undefined;
  let best = NEAR_KM_MAX;
  for (const place of PLACES) {
    if (place.kind !== 'township' && place.kind !== 'town') continue;
    const away = distanceKm(place, lat, lng);
    if (away < best) [nearest, best] = [place, away];
  }
  return nearest;
}

/** Kilometres from a place to a point, on the flat; Infinity for a place without coordinates. */
export function distanceKm(place: Place, lat: number, lng: number): number {
  if (place.lat === undefined || place.lng === undefined) return Infinity;
  const east = (lng - place.lng) * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(lat - place.lat, east) * KM_PER_DEGREE;
}
