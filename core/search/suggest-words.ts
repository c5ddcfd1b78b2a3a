import type { JobIndex } from './index/job-index.ts';
import { closeUnits } from './match/close-units.ts';
import { wordGroups } from './match/word-groups.ts';

/** "Did you mean": the words with every one that no job has replaced by its likeliest near miss; undefined when there is none. */
export function suggestWords(index: JobIndex, words: string): string | undefined {
  let changed = false;
  const meant = wordGroups(words).map(({ units }) => {
    if (jobsWith(index, units) > 0) return units.join('');
    const better = bestVariant(index, units);
    changed ||= better !== undefined;
    return (better ?? units).join('');
  });
  return changed ? meant.join(' ') : undefined;
}

/** The word with one unit replaced that most jobs have. */
function bestVariant(index: JobIndex, units: readonly string[]): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  let most = 0;
  for (const [at, unit] of units.entries()) {
    for (const close of closeUnits(index.units, unit)) {
      const variant = units.with(at, index.units.textOf(close));
      const jobs = jobsWith(index, variant);
      if (jobs > most) [best, most] = [variant, jobs];
    }
  }
  return best;
}

/** At most so many jobs have the units side by side: the count of the rarest pair, or of the only unit. */
function jobsWith(index: JobIndex, units: readonly string[]): number {
  const count = (list: number): number => (list < 0 ? 0 : index.lists.count(list));
  if (units.length === 1) return count(index.listOf(units[0] ?? ''));
  return Math.min(...units.slice(1).map((unit, at) => count(index.pairs.find(index.units.find(units[at] ?? ''), index.units.find(unit)))));
}
