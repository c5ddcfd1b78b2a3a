import { describe, expect, test } from 'vitest';
import { placeAncestors, placeContains, placesIn, states } from '../../../core/places/contain-place.ts';
import { findPlaces } from '../../../core/places/find-places.ts';
import { nearestPlace } from '../../../core/places/nearest-place.ts';
import { placeName, placeNameLong } from '../../../core/places/place-name.ts';
import { PLACES, placeById } from '../../../core/places/place.ts';

const ids = (text: string): string[] => findPlaces(text).exact.map((place) => place.id);
const close = (text: string): string[] => findPlaces(text).close.map((place) => place.id);

describe('a place that somebody types', () => {
  test.each([
    ['လှိုင်', 'MM-06-hlaing'],
    ['လှိုင်မြို့နယ်', 'MM-06-hlaing'],
    ['Hlaing township', 'MM-06-hlaing'],
    ['Hlaing Thar Yar', 'MM-06-hlaingtharya'],
    ['hlaing-thar-yar', 'MM-06-hlaingtharya'],
    ['လှိုင်သာယာ', 'MM-06-hlaingtharya'],
    ['ygn', 'MM-06-yangon-city'],
    ['ရန်ကုန်တိုင်းဒေသကြီး', 'MM-06'],
    ['Bago region', 'MM-02'],
    ['bago', 'MM-02-bago'],
    ['ဧရာ၀တီ', 'MM-07'],
    ['An', 'MM-16-ann'],
    ['Naypyitaw', 'MM-18-naypyitaw-city'],
    ['Hlaing, Yangon', 'MM-06-hlaing'],
    ['ထန်းတပင် ရန်ကုန်', 'MM-06-htantabin'],
    ['လှိုင်မှာ', 'MM-06-hlaing'],
    ['မင်းလှ ပဲခူး', 'MM-02-minhla'],
    ['Meiktila, Mandalay', 'MM-04-meiktila'],
  ])('%s is %s', (text, id) => {
    expect(ids(text)).toEqual([id]);
  });

  test.each(['ထန်းတပင်', 'မင်းလှ', 'Minhla'])('%s is two places, to choose from', (text) => {
    expect(ids(text)).toHaveLength(2);
  });

  test.each(['Dagon Myothit', 'ဒဂုံမြို့သစ်', 'new dagon'])('%s is four townships, and not Dagon', (text) => {
    expect(ids(text).sort()).toEqual(['east', 'north', 'seikkan', 'south'].map((side) => `MM-06-dagon-myothit-${side}`));
  });

  test.each([
    ['sanchaug', 'MM-06-sanchaung'],
    ['Hlainethaya', 'MM-06-hlaingtharya'],
    ['Tarmwe', 'MM-06-tamwe'],
    ['စမ်ချောင်း', 'MM-06-sanchaung'],
    ['ကျည်မြင်တိုင်', 'MM-06-kyeemyindaing'],
    ['Mingalar', 'MM-06-mingalartaungnyunt'],
    ['ပုဇွန်', 'MM-06-pazundaung'],
    ['Hlaing Thar', 'MM-06-hlaingtharya'],
  ])('%s suggests %s', (text, id) => {
    expect(ids(text)).toEqual([]);
    expect(close(text)).toContain(id);
  });

  test.each(['xyz', '', '🙂', 'ဘာလဲ'])('%j is no place', (text) => {
    expect(findPlaces(text)).toEqual({ exact: [], close: [] });
  });

  test('every name and alias in both languages finds its place', () => {
    const lost = PLACES.flatMap((place) => [place.en, place.my, ...place.aliases].filter((name) => {
      const found = findPlaces(name).exact;
      return !found.some((one) => one.id === place.id || (place.kind === 'state' && one.state === place.id));
    }));
    expect(lost).toEqual([]);
  });
});

describe('places and what they contain', () => {
  test('a township lies in its area, city and state', () => {
    expect(placeAncestors('MM-06-hlaingtharya-east')).toEqual(['MM-06-hlaingtharya-east', 'MM-06-yangon-city', 'MM-06-hlaingtharya', 'MM-06']);
    expect(placeAncestors('MM-04-meiktila')).toEqual(['MM-04-meiktila', 'MM-04']);
    expect(placeAncestors('nowhere')).toEqual([]);
  });

  test('Mandalay city is not its whole region', () => {
    const city = placeById('MM-04-mandalay-city');
    const [inside, outside] = [placeById('MM-04-amarapura'), placeById('MM-04-meiktila')];
    expect(city && inside && placeContains(city, inside)).toBe(true);
    expect(city && outside && placeContains(city, outside)).toBe(false);
  });

  test('a state lists its townships by name', () => {
    expect(states()).toHaveLength(15);
    const names = placesIn('MM-06').map((place) => place.en);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    expect(names).toContain('Hlaing');
  });

  test('a point has its nearest township, and none outside the country', () => {
    expect(nearestPlace(16.848, 96.123)?.id).toBe('MM-06-hlaing');
    expect(nearestPlace(48.1, 11.6)).toBeUndefined();
  });

  test('a place has a name in each language, and a longer one with its state', () => {
    const place = placeById('MM-02-minhla');
    expect(place && placeName(place, 'zg')).toBe('မင်းလှ');
    expect(place && placeNameLong(place, 'en')).toBe('Minhla, Bago Region');
  });
});
