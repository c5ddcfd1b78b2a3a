import { PLACES } from '../../../core/places/place.ts';
import { encodeQuery } from '../../../core/search/encode-query.ts';
import { EMPTY_QUERY } from '../../../core/search/search-query.ts';
import { TERMS } from '../../../core/vocabulary/vocabulary.ts';
import type { IndexedWatch } from '../../../core/watches/watch-index.ts';
import type { Chance } from '../../playground/sample/random.ts';
import { SECTORS, PLACES_OF_JOBS } from '../../playground/sample/sectors.ts';

const ROLES = TERMS.filter((term) => term.kind === 'role').map((term) => term.id);
/** What the sample posts offer is also what most people want: many searches for few roles and places. */
const WANTED = SECTORS.flatMap((sector) => sector.roles.map(([role]) => role));
const TOWNS = PLACES.filter((place) => place.kind !== 'state').map((place) => place.id);
const STATES = PLACES.filter((place) => place.kind === 'state').map((place) => place.id);
const WORDS = ['toyota', 'excel', 'hostel', 'အင်္ဂလိပ်စာ', 'နေစရာ', 'ညဆိုင်း', 'ယာဉ်မောင်းလိုင်စင်', 'english', 'japan', 'ထမင်းကျွေး'];

/** A saved search as people save them: mostly a role and a place, some with a pay, some of one thing only. */
export function savedSearch(number: number, lot: Chance): IndexedWatch {
  const role = lot.percent(80) ? lot.pick(WANTED) : lot.pick(ROLES);
  const place = lot.percent(70) ? lot.pick(PLACES_OF_JOBS) : lot.percent(60) ? lot.pick(TOWNS) : lot.pick(STATES);
  const kind = lot.between(1, 100);
  const query = {
    ...EMPTY_QUERY,
    ...(kind <= 88 && { roles: [role] }),
    ...((kind <= 70 || (kind > 88 && kind <= 95)) && { places: [place] }),
    ...(kind > 95 && { words: lot.pick(WORDS) }),
    ...(lot.percent(35) && { pay: { min: lot.between(2, 12) * 100_000, period: 'month' as const } }),
    ...(lot.percent(6) && { types: ['part-time'] }),
  };
  return { _id: `w${String(number).padStart(11, '0')}`, member: `m${String(number >> 1).padStart(11, '0')}`, code: encodeQuery(query), pace: lot.percent(20) ? 'daily' : 'now' };
}
