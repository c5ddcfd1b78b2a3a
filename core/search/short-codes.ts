import { PLACES } from '../places/place.ts';
import { categories, TERMS } from '../vocabulary/vocabulary.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Characters of a code. */
export const CODE_LENGTH = 4;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Four characters for an id, from nothing but the id: a button of last week means the same after a deploy that adds words.
 * A test holds that no two of our ids share a code.
 */
export function shortCode(id: string): string {
  let hash = FNV_OFFSET;
  for (const byte of Buffer.from(id)) hash = Math.imul(hash ^ byte, FNV_PRIME) >>> 0;
  let code = '';
  for (let at = 0; at < CODE_LENGTH; at++) code += ALPHABET[(hash >>> (at * 5)) & 31] ?? '0';
  return code;
}

const byCode = (ids: readonly string[]): ReadonlyMap<string, string> => new Map(ids.map((id) => [shortCode(id), id]));

const TABLES = {
  role: byCode(TERMS.filter((term) => term.kind === 'role').map((term) => term.id)),
  type: byCode(TERMS.filter((term) => term.kind === 'type').map((term) => term.id)),
  category: byCode(categories().map((category) => category.id)),
  place: byCode(PLACES.map((place) => place.id)),
};

export type CodedKind = keyof typeof TABLES;

/** The ids behind a run of codes; what is unknown is left out. */
export function idsOfCodes(kind: CodedKind, codes: string): string[] {
  return (codes.match(/.{4}/g) ?? []).flatMap((code) => TABLES[kind].get(code) ?? []);
}
