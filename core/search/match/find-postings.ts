import type { JobIndex } from '../index/job-index.ts';
import { closeUnits } from './close-units.ts';
import { englishStem } from './english-stem.ts';
import type { WordGroup } from './word-groups.ts';

/** How a word of the query was found: as it is (or another form of it), at the beginning of a longer one, inside one, or nearly. */
export const LEVEL = { exact: 4, start: 3, inside: 2, close: 1 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** How far matching goes. `complete`: whatever a plain search for the letters would find. `close`: slips of the pen are forgiven. */
export type Reach = 'exact' | 'complete' | 'close';

/** Lists any of which will do, the best first. */
export type Choice = readonly { readonly list: number; readonly level: Level }[];
/** Choices all of which a job must have. */
export type Phrase = readonly Choice[];

const PREFIX_MIN = 3;

/** The ways in which a group of the query may stand in a job. */
export function phrasesOf(index: JobIndex, group: WordGroup, reach: Reach): Phrase[] {
  const [only = ''] = group.units;
  if (group.units.length === 1) return [[unitChoice(index, only, group.myanmar, reach)]];
  const exact = pairPhrase(index, group.units, (unit) => one(index.units.find(unit), LEVEL.exact));
  if (reach === 'exact') return [exact];
  return reach === 'complete' ? [exact, ...completePhrases(index, group.units)] : [exact, ...closePhrases(index, group.units)];
}

interface Variant { readonly unit: number; readonly level: Level }

function one(unit: number, level: Level): Variant[] {
  return unit < 0 ? [] : [{ unit, level }];
}

/** A single word: itself and its forms, then longer words that begin with it. */
function unitChoice(index: JobIndex, wanted: string, myanmar: boolean, reach: Reach): Choice {
  const variants = new Map<number, Level>();
  const add = (unit: number, level: Level): void => { if ((variants.get(unit) ?? 0) < level) variants.set(unit, level); };
  for (const { unit, level } of one(index.units.find(wanted), LEVEL.exact)) add(unit, level);
  if (!myanmar && wanted.length >= PREFIX_MIN) {
    const stem = englishStem(wanted);
    for (const unit of index.units.startingWith(stem)) {
      const text = index.units.textOf(unit);
      if (englishStem(text) === stem) add(unit, LEVEL.exact);
      else if (text.startsWith(wanted)) add(unit, LEVEL.start);
    }
  }
  if (reach === 'complete') index.units.containing(wanted, (unit, within) => { add(unit, within === 'whole' ? LEVEL.exact : within === 'start' ? LEVEL.start : LEVEL.inside); });
  if (reach === 'close') for (const unit of closeUnits(index.units, wanted)) add(unit, LEVEL.close);
  return sorted([...variants].map(([unit, level]) => ({ list: index.unitList(unit), level })));
}

/** Neighbouring syllables, pair by pair, each with the variants that `variantsOf` allows at its place. */
function pairPhrase(index: JobIndex, units: readonly string[], variantsOf: (unit: string, at: number) => readonly Variant[]): Phrase {
  const variants = units.map(variantsOf);
  return units.slice(1).map((_unit, at) => {
    const choice: { list: number; level: Level }[] = [];
    for (const first of variants[at] ?? []) {
      for (const second of variants[at + 1] ?? []) {
        const list = index.pairs.find(first.unit, second.unit);
        if (list >= 0) choice.push({ list, level: first.level < second.level ? first.level : second.level });
      }
    }
    return sorted(choice);
  });
}

/** The word may begin or end inside a syllable (`စာရင` of `စာရင်း`): what a search for the letters would find. */
function completePhrases(index: JobIndex, units: readonly string[]): Phrase[] {
  const last = units.length - 1;
  const within = (wanted: string, places: readonly string[]): Variant[] => {
    const found: Variant[] = [];
    index.units.containing(wanted, (unit, where) => { if (where === 'whole' || places.includes(where)) found.push({ unit, level: where === 'whole' ? LEVEL.exact : LEVEL.inside }); });
    return found;
  };
  const loose = pairPhrase(index, units, (unit, at) => at === 0 ? within(unit, ['end']) : at === last ? within(unit, ['start']) : one(index.units.find(unit), LEVEL.exact));
  const merged = units[last]?.length === 1 ? [...units.slice(0, -2), units.slice(-2).join('')] : [];
  if (merged.length === 0) return [loose];
  const closing = merged.length === 1
    ? [sorted(within(merged[0] ?? '', ['start', 'end', 'inside']).map(({ unit, level }) => ({ list: index.unitList(unit), level })))]
    : pairPhrase(index, merged, (unit, at) => at === 0 ? within(unit, ['end']) : at === merged.length - 1 ? within(unit, ['start']) : one(index.units.find(unit), LEVEL.exact));
  return [loose, closing];
}

/** Syllables that sound or look alike; of three and more any one may be wrong. */
function closePhrases(index: JobIndex, units: readonly string[]): Phrase[] {
  const variants = units.map((unit): Variant[] => [...one(index.units.find(unit), LEVEL.exact), ...closeUnits(index.units, unit).map((close): Variant => ({ unit: close, level: LEVEL.close }))]);
  const alike = pairPhrase(index, units, (_unit, at) => variants[at] ?? []);
  if (units.length < 3) return [alike];
  const exact = pairPhrase(index, units, (unit) => one(index.units.find(unit), LEVEL.exact));
  const forgiven = units.map((_unit, wrong): Phrase => [
    ...exact.filter((_choice, at) => at !== wrong && at !== wrong - 1),
    ...units.flatMap((unit, at) => at !== wrong && Math.abs(at - wrong) === 1 ? [one(index.units.find(unit), LEVEL.close).map(({ unit: found, level }) => ({ list: index.unitList(found), level }))] : []),
  ]);
  return [alike, ...forgiven.map((phrase) => phrase.map((choice) => choice.map(({ list }) => ({ list, level: LEVEL.close }))))];
}

function sorted(choice: readonly { list: number; level: Level }[]): Choice {
  return choice.filter(({ list }) => list >= 0).toSorted((a, b) => b.level - a.level);
}
