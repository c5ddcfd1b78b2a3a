import { syllables } from '../text/syllables.ts';
import { CODE_LENGTH, idsOfCodes, shortCode, type CodedKind } from './short-codes.ts';
import { nearPlace } from './near-place.ts';
import { EMPTY_QUERY, type NearPoint, type SearchQuery } from './search-query.ts';

/** What is left of a button's 64 bytes beside the screen's name, a letter for how it was widened and a page number. */
export const QUERY_BYTES_MAX = 42;
/** Buttons of the first version carried two more. */
const READ_BYTES_MAX = 44;
/** A point to some 1.1 km, in hundredths of a degree. */
const DEGREE_PARTS = 100;
const NEAR_KM_MAX = 500;
const FIELD_IDS_MAX = 3;
const PAY_STEP = 100;
const PERIODS = { month: 'm', day: 'd', hour: 'h' } as const;
const MYANMAR_FROM = 0x1000;
const LATIN_FROM = 0xa0;

/**
 * A query in a few characters that a button can carry (`r4k2z.p81ab.nm5k`), so that every page of every search works next week
 * too. What does not fit is dropped from the end: first words, then further ids.
 */
export function encodeQuery(query: SearchQuery): string {
  const fields = [
    ids('r', query.roles), ids('c', query.categories), ids('p', query.places), ids('t', query.types),
    query.near ? packNear(query.near) : '',
    query.pay ? packPay(query.pay) : '',
    ids('R', query.unwanted?.roles ?? []), ids('C', query.unwanted?.categories ?? []), ids('P', query.unwanted?.places ?? []), ids('T', query.unwanted?.types ?? []),
  ].filter((field) => field !== '');
  while (fields.join('.').length > QUERY_BYTES_MAX) fields.pop();
  const head = fields.join('.');
  const words = packWords(query.words, QUERY_BYTES_MAX - head.length - 2);
  return [...(head === '' ? [] : [head]), ...(words === '' ? [] : [`w${words}`])].join('.') || '-';
}

/** Reads what `encodeQuery` wrote; anything else gives an empty query, nothing is trusted. */
export function decodeQuery(code: string): SearchQuery {
  const fields = new Map(code.slice(0, READ_BYTES_MAX).split('.').map((field) => [field.slice(0, 1), field.slice(1)]));
  const list = (letter: string, kind: CodedKind): string[] => idsOfCodes(kind, fields.get(letter) ?? '');
  const pay = readPay(fields.get('n') ?? '') ?? readLimit(fields.get('x') ?? '');
  const near = readNear(fields.get('g') ?? '') ?? readNearPlace(fields.get('G') ?? '');
  const unwanted = { roles: list('R', 'role'), categories: list('C', 'category'), places: list('P', 'place'), types: list('T', 'type') };
  return {
    ...EMPTY_QUERY,
    roles: list('r', 'role'), categories: list('c', 'category'), places: list('p', 'place'), types: list('t', 'type'),
    words: unpackWords(fields.get('w') ?? ''),
    ...(pay && { pay }),
    ...(near && { near }),
    ...(Object.values(unwanted).some((some) => some.length > 0) && { unwanted }),
  };
}

function ids(letter: string, list: readonly string[]): string {
  return list.length === 0 ? '' : letter + list.slice(0, FIELD_IDS_MAX).map(shortCode).join('');
}

function packPay({ min, max, period }: NonNullable<SearchQuery['pay']>): string {
  return `${max === undefined ? 'n' : 'x'}${PERIODS[period]}${Math.round((max ?? min) / PAY_STEP).toString(36)}`;
}

function readLimit(field: string): SearchQuery['pay'] {
  const limit = readPay(field);
  return limit && { min: 0, max: limit.min, period: limit.period };
}

function readPay(field: string): SearchQuery['pay'] {
  const min = Number.parseInt(field.slice(1), 36) * PAY_STEP;
  const period = (['month', 'day', 'hour'] as const).find((each) => PERIODS[each] === field[0]);
  return period && Number.isSafeInteger(min) && min > 0 ? { min, period } : undefined;
}

/** A named place by its code, a point by its degrees; both with the distance. */
function packNear({ lat, lng, km, place }: NearPoint): string {
  if (place !== undefined) return `G${shortCode(place)}${Math.round(km).toString(36)}`;
  return `g${[lat * DEGREE_PARTS, lng * DEGREE_PARTS, km].map((part) => Math.round(part).toString(36)).join('_')}`;
}

function readNearPlace(field: string): SearchQuery['near'] {
  const [id] = idsOfCodes('place', field.slice(0, CODE_LENGTH));
  const km = Number.parseInt(field.slice(CODE_LENGTH), 36);
  return id !== undefined && km > 0 && km <= NEAR_KM_MAX ? nearPlace(id, km) : undefined;
}

/** A point in or around Myanmar, with a sensible distance. */
function readNear(field: string): SearchQuery['near'] {
  const [lat = Number.NaN, lng = Number.NaN, km = Number.NaN] = field.split('_').map((part) => Number.parseInt(part, 36));
  const near = { lat: lat / DEGREE_PARTS, lng: lng / DEGREE_PARTS, km };
  return near.lat > 5 && near.lat < 33 && near.lng > 85 && near.lng < 107 && km > 0 && km <= NEAR_KM_MAX ? near : undefined;
}

/**
 * One byte a character (Myanmar in the lower part, ASCII above it), written in base64url. Accents are dropped, and words without a letter or a number
 * (marks and signs alone); whole words only, of a single long one as many syllables as fit.
 */
function packWords(words: string, lengthMax: number): string {
  const bytesMax = Math.floor((lengthMax * 3) / 4);
  const plain = words.normalize('NFD').replace(/[^\u1000-\u109f\x20-\x7e]/g, '').normalize('NFC');
  let kept = plain.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).join(' ');
  while (kept.length > bytesMax && kept.includes(' ')) kept = kept.slice(0, kept.lastIndexOf(' '));
  if (kept.length > bytesMax) kept = firstSyllables(kept, bytesMax);
  return Buffer.from(Array.from(kept, (character) => packed(character.charCodeAt(0)))).toString('base64url');
}

function firstSyllables(word: string, most: number): string {
  let kept = '';
  for (const syllable of syllables(word)) {
    if (kept.length + syllable.length > most) break;
    kept += syllable;
  }
  return kept;
}

function packed(code: number): number {
  return code >= MYANMAR_FROM ? code - MYANMAR_FROM : code - 0x20 + LATIN_FROM;
}

function unpackWords(field: string): string {
  return Array.from(Buffer.from(field, 'base64url'), (byte) => String.fromCharCode(byte < LATIN_FROM ? byte + MYANMAR_FROM : byte - LATIN_FROM + 0x20)).join('').trim();
}
