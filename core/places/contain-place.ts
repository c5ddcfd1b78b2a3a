import { placeById, PLACES, type Place } from './place.ts';

/** What a city or an undivided township consists of; cities that are not listed are their whole region to those who search. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'MM-04-mandalay-city': [
    'MM-04-aungmyaythazan', 'MM-04-chanayethazan', 'MM-04-chanmyathazi', 'MM-04-mahaaungmyay', 'MM-04-pyigyitagon', 'MM-04-amarapura', 'MM-04-patheingyi',
  ],
  'MM-06-hlaingtharya': ['MM-06-hlaingtharya-east', 'MM-06-hlaingtharya-west'],
};

/** True when `inner` lies in `outer`: a township in its city, area or state. Nothing lies in itself. */
export function placeContains(outer: Place, inner: Place): boolean {
  if (outer.id === inner.id || outer.state !== inner.state || inner.kind === 'state') return false;
  if (outer.kind === 'state') return true;
  const parts = PARTS[outer.id];
  if (parts) return parts.includes(inner.id);
  return outer.kind === 'city';
}

/** The ids of a place and of all that contains it: township, area, city, state. Kept with every job (`placeAncestors`). */
export function placeAncestors(id: string): string[] {
  const place = placeById(id);
  if (!place) return [];
  return [id, ...PLACES.filter((outer) => placeContains(outer, place)).map((outer) => outer.id).reverse()];
}

/** The townships, towns and areas in a state or city, by English name. */
export function placesIn(id: string): Place[] {
  const outer = placeById(id);
  if (!outer) return [];
  return PLACES.filter((place) => place.kind !== 'city' && placeContains(outer, place)).sort((a, b) => a.en.localeCompare(b.en));
}

/** The 15 states and regions, in the order of the data. */
export function states(): Place[] {
  return PLACES.filter((place) => place.kind === 'state');
}
