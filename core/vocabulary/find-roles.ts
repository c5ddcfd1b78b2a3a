import { PhraseTable } from '../text/phrase-table.ts';
import { compactKey } from '../text/search-key.ts';
import { editDistance, slipsAllowed, soundKey } from '../text/similar-keys.ts';
import { wordUnits } from '../text/word-units.ts';
import { termSpellings } from './term-spellings.ts';
import { TERMS, termNames, type Term } from './vocabulary.ts';

/** `exact`: the roles that a text names. `close`: what may have been meant; empty when `exact` is not. */
export interface FoundRoles {
  readonly exact: readonly Term[];
  readonly close: readonly Term[];
}

const CLOSE_MAX = 5;
const NAME_MAX = 200;
const SOUND_LENGTH_MIN = 4;

const ROLES = TERMS.filter((term) => term.kind === 'role');

let table: PhraseTable<Term> | undefined;

function roleTable(): PhraseTable<Term> {
  table ??= new PhraseTable(ROLES.flatMap((role) => [...termNames(role), ...termSpellings(role.id)].map((name) => [name, role] as const)));
  return table;
}

/** The roles in a text: the whole of it when it is one, otherwise all that it names; otherwise close ones, the nearest first. */
export function findRoles(text: string): FoundRoles {
  const exact = namedRoles(text);
  return exact.length > 0 ? { exact, close: [] } : { exact: [], close: closeRoles(compactKey(text.slice(0, NAME_MAX))) };
}

/** The roles that a text names: the whole of it when it is one, otherwise all in it. Quick: it guesses nothing. */
export function namedRoles(text: string): readonly Term[] {
  const name = text.slice(0, NAME_MAX);
  const whole = roleTable().exact(name);
  return whole.length > 0 ? whole : [...new Set(roleTable().scan(wordUnits(name)).flatMap((match) => match.values))];
}

function closeRoles(key: string): Term[] {
  const sound = key.length >= SOUND_LENGTH_MIN ? soundKey(key) : undefined;
  const slips = slipsAllowed(key.length);
  const scored = new Map<Term, number>();
  for (const [name, roles] of roleTable().entries()) {
    const bySound = sound !== undefined && soundKey(name) === sound ? 1 : Infinity;
    const distance = slips === 0 ? Infinity : editDistance(key, name, slips);
    const score = Math.min(bySound, distance > slips ? Infinity : distance);
    if (score === Infinity) continue;
    for (const role of roles) scored.set(role, Math.min(score, scored.get(role) ?? Infinity));
  }
  return [...scored].sort((a, b) => a[1] - b[1]).slice(0, CLOSE_MAX).map(([role]) => role);
}
