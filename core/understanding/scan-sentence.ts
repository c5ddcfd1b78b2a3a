import { GAP_SYLLABLES_MAX, guessPhrases, SOUND_UNITS_MAX, type Known } from './guess-phrases.ts';
import { lexiconOf } from './lexicon.ts';
import { exactCandidates, forSpans, type Candidate, type Found } from './phrase-candidates.ts';
import type { SentenceUnit } from './sentence-units.ts';

/**
 * The phrases of a sentence, from left to right without overlaps, so that as much as possible of it is explained by as few
 * phrases as possible. Exact phrases first; what they leave unexplained is read by its sound, and then with one slip a word.
 */
export function scanSentence(units: readonly SentenceUnit[]): Found[] {
  const lexicon = lexiconOf();
  const exact = exactCandidates(units, lexicon);
  const known = coveredBy(units.length, chooseBest(units.length, exact));
  if (known.every((how) => how === 'meaning')) return chooseBest(units.length, exact);
  return chooseBest(units.length, [...exact, ...guessPhrases(units, known, lexicon)]);
}

/** How many runs of units one reading of a sentence looks at, at the most: the bound of its work, whatever was typed. */
export function countSteps(units: readonly SentenceUnit[]): number {
  let steps = 0;
  const { unitsMax } = lexiconOf();
  for (const [min, max] of [[1, unitsMax], [1, SOUND_UNITS_MAX], [2, GAP_SYLLABLES_MAX], [1, unitsMax]] as const) forSpans(units, min, max, () => { steps++; });
  return steps;
}

/** The candidates without overlaps whose scores add up to the most. */
function chooseBest(length: number, candidates: readonly Candidate[]): Candidate[] {
  const endingAt = new Map<number, Candidate[]>();
  for (const candidate of candidates) endingAt.set(candidate.to, [...(endingAt.get(candidate.to) ?? []), candidate]);
  const best: { score: number; last?: Candidate }[] = [{ score: 0 }];
  for (let end = 1; end <= length; end++) {
    best[end] = { score: best[end - 1]?.score ?? 0 };
    for (const candidate of endingAt.get(end) ?? []) {
      const score = (best[candidate.from]?.score ?? 0) + candidate.score;
      if (score > (best[end]?.score ?? 0)) best[end] = { score, last: candidate };
    }
  }
  const chosen: Candidate[] = [];
  for (let end = length; end > 0;) {
    const last = best[end]?.last;
    if (last) chosen.unshift(last);
    end = last ? last.from : end - 1;
  }
  return chosen;
}

function coveredBy(length: number, found: readonly Candidate[]): Known[] {
  const known: Known[] = Array.from({ length }, () => 'unknown');
  for (const { from, to, meanings } of found) {
    const how = meanings.every((meaning) => meaning.kind === 'little' || meaning.kind === 'plain') ? 'little' : 'meaning';
    for (let at = from; at < to; at++) known[at] = how;
  }
  return known;
}
