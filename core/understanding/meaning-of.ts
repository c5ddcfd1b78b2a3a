import type { Place } from '../places/place.ts';
import type { PhraseMatch } from '../text/phrase-table.ts';
import type { Term, TermKind } from '../vocabulary/vocabulary.ts';
import { lexiconOf } from './lexicon.ts';
import { narrowRoles, roleOfLanguage } from './narrow-roles.ts';
import type { Found } from './phrase-candidates.ts';
import type { SentenceUnit } from './sentence-units.ts';

/** The things that the phrases of a sentence name, as ids; places still as mentions. */
export interface Things {
  readonly roles: readonly string[];
  readonly categories: readonly string[];
  readonly skills: readonly string[];
  readonly levels: readonly string[];
  readonly benefits: readonly string[];
  readonly types: readonly string[];
  readonly overseas: readonly string[];
  readonly placeMatches: readonly PhraseMatch<Place>[];
}

/** After a skill: `အင်္ဂလိပ်စာ တတ်တယ်`. The same word alone is the teacher's role. */
const ABLE = /^(?:တတ်|ကျွမ်း|နိုင်|speaking|skill|skills)$/;

/** Collects what phrases name. A phrase that is a role is no category; one that is a role or kind of work is no place. */
export function meaningOf(found: readonly Found[], units: readonly SentenceUnit[]): Things {
  const terms = found.flatMap((match) => match.meanings.flatMap((meaning) => (meaning.kind === 'term' ? [{ match, term: meaning.term }] : [])));
  const sure = terms.some(({ match, term }) => term.kind === 'role' && !isSkill(match));
  const asSkill = (match: Found): boolean => isSkill(match) && (sure || (ABLE.test(units[match.to]?.key ?? '') && !isTrade(match)));
  const naming = narrowRoles(units, found.filter((match) => hasRole(match) && !asSkill(match)));
  const ids = (kind: TermKind): string[] => unique(terms.filter(({ match, term }) => kind !== 'role' || term.kind !== 'role' || naming.includes(match)).filter(({ match, term }) => term.kind === kind && (!isSkill(match) || (kind === 'role') !== asSkill(match))).map(({ term }) => term.id));
  const categories = found.filter((match) => !hasRole(match)).flatMap((match) => match.meanings.flatMap((meaning) => (meaning.kind === 'category' ? [meaning.id] : [])));
  return {
    roles: roleOfLanguage(joinRoles(ids('role'), found.filter(hasRole)), ids('skill')), categories: unique(categories), skills: ids('skill'), levels: ids('level'), benefits: ids('benefit'),
    types: ids('type'), overseas: ids('overseas'), placeMatches: found.flatMap(placeMatch),
  };
}

/** A phrase that is a role and a skill (`အင်္ဂလိပ်စာ`). */
function isSkill({ meanings }: Found): boolean {
  return hasKind(meanings, 'skill') && hasKind(meanings, 'role');
}

/** Who says that they can cook is looking for work as a cook, or is looked for as one. */
function isTrade({ meanings }: Found): boolean {
  return meanings.some((meaning) => meaning.kind === 'term' && meaning.term.id === 'cooking');
}

function hasRole({ meanings }: Found): boolean {
  return hasKind(meanings, 'role');
}

function hasKind(meanings: Found['meanings'], kind: Term['kind']): boolean {
  return meanings.some((meaning) => meaning.kind === 'term' && meaning.term.kind === kind);
}

/** Two words that are one role in another order or with something between them: `receptionist hotel`, `teacher (English)`. */
function joinRoles(roles: readonly string[], matches: readonly Found[]): readonly string[] {
  if (matches.length !== 2) return roles;
  const [first = '', second = ''] = matches.map(({ phrase }) => phrase);
  const joined = lexiconOf().byKey.get(second + first) ?? lexiconOf().byKey.get(first + second);
  const role = joined?.meanings.find((meaning) => meaning.kind === 'term' && meaning.term.kind === 'role');
  return role?.kind === 'term' ? [role.term.id] : roles;
}

function placeMatch(match: Found): PhraseMatch<Place>[] {
  if (match.meanings.some((meaning) => meaning.kind === 'category' || (meaning.kind === 'term' && meaning.term.kind !== 'skill'))) return [];
  const values = match.meanings.flatMap((meaning) => (meaning.kind === 'place' ? [meaning.place] : []));
  return values.length === 0 ? [] : [{ from: match.from, to: match.to, values }];
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
