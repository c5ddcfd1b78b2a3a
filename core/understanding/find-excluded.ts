import type { Found } from './phrase-candidates.ts';
import type { SentenceUnit } from './sentence-units.ts';

/**
 * Which of the phrases are excluded: in English what follows `not`, `except`, `without`; in Burmese what stands before `မဟုတ်`, `မလုပ်ချင်`, `ကလွဲလို့`.
 * It reaches over little words and words for work, and over `X or Y`, never past a comma or a word that nobody knows.
 */
export function findExcluded(units: readonly SentenceUnit[], found: readonly Found[]): ReadonlySet<Found> {
  const excluded = new Set<Found>();
  for (const [at, match] of found.entries()) {
    if (says(match, 'not')) reach(units, found, at, 1, excluded);
    if (says(match, 'notbefore') || (says(match, 'no') && units[match.from]?.key === 'မ')) reach(units, found, at, -1, excluded);
  }
  return excluded;
}

function reach(units: readonly SentenceUnit[], found: readonly Found[], start: number, step: 1 | -1, excluded: Set<Found>): void {
  let previous = found[start];
  let open = true;
  for (let at = start + step; previous; at += step) {
    const match = found[at];
    if (!match || !touches(units, step === 1 ? previous : match, step === 1 ? match : previous)) return;
    if (isThing(match)) {
      if (!open) return;
      excluded.add(match);
      open = false;
    } else if (says(match, 'joins')) open = true;
    else if (!isFiller(match)) return;
    previous = match;
  }
}

/** Nothing unknown stands between them, and no comma. */
function touches(units: readonly SentenceUnit[], left: Found, right: Found): boolean {
  return left.to === right.from && units[left.from]?.clause === units[right.from]?.clause;
}

/** Something that can be excluded. */
function isThing({ meanings }: Found): boolean {
  return meanings.some((meaning) => meaning.kind === 'place' || meaning.kind === 'category' || (meaning.kind === 'term' && EXCLUDABLE.has(meaning.term.kind)));
}

const EXCLUDABLE: ReadonlySet<string> = new Set(['role', 'type', 'overseas']);

function isFiller(match: Found): boolean {
  return match.meanings.some(({ kind }) => kind === 'little') || FILLERS.some((name) => says(match, name));
}

const FILLERS = ['job', 'wantdo', 'near', 'seek', 'not', 'staff'] as const;

function says({ meanings }: Found, name: string): boolean {
  return meanings.some((meaning) => meaning.kind === 'signal' && meaning.name === name);
}
