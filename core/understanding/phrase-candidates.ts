import { isLittle, type Entry, type Lexicon, type Meaning } from './lexicon.ts';
import type { SentenceUnit } from './sentence-units.ts';

/** A phrase found in a sentence. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** The key of the phrase as it should be written. */
  readonly phrase: string;
  readonly meanings: readonly Meaning[];
  /** `exact`, or read by its sound, or with a slip forgiven. */
  readonly how: 'exact' | 'sound' | 'slip';
}

/** A phrase that may stand at a place of a sentence, and what that reading is worth. */
export interface Candidate extends Found {
  readonly score: number;
}

/** Particles that may stand inside a phrase without changing what it says. */
const STRESS: ReadonlySet<string> = new Set(['ပဲ', 'ဘဲ', 'တော့', 'လေး', 'ကြီး', 'များ', 'တွေ', 'ကို', 'လည်း']);
/** `ဆိုင်အလုပ်` is no better than `ဖုန်းဆိုင်` and `အလုပ်`. */
const WITH_JOB = /.အလုပ်$/;

/** What a unit is worth when it is part of a phrase; a longer phrase beats two short ones, an exact one a guess. */
const EXACT = 10;
const LITTLE = 7;
const PLAIN = 5;
const SOUND = 8;
const SLIP = 8;
const A_PHRASE = 2;
/** Of two ways to divide the same syllables the one with the longest phrase. */
const A_LONG_ONE = 0.01;
const A_GUESS = 4;

/** Abbreviations that are words too: only in capitals. */
const CAPITALS_ONLY: ReadonlySet<string> = new Set(['me', 'it', 'pa', 'mr', 'pt', 'pg', 'gp', 'ac', 'sg', 'be', 'cs', 'mc', 'ot', 'rn', 'me']);

/** The phrases that stand in a sentence as they are written in the lexicon. */
export function exactCandidates(units: readonly SentenceUnit[], lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  forSpans(units, 1, lexicon.unitsMax, (from, to, key) => {
    const entry = lexicon.byKey.get(key) ?? (/^[a-z]{3,}s$/.test(key) ? lexicon.byKey.get(key.slice(0, -1)) : undefined) ?? lexicon.byKey.get(withoutStress(units, from, to));
    if (entry) add(found, entry, from, to, 'exact', units);
  });
  return found;
}

/** `အိမ်မှာပဲ လုပ်လို့ရ`, `ကုန်ကားကြီးမောင်း`: the phrase without what only stresses it; empty when nothing does. */
function withoutStress(units: readonly SentenceUnit[], from: number, to: number): string {
  const inner = units.slice(from + 1, to - 1);
  if (units[from]?.key === 'မ' || !inner.some(({ key }) => STRESS.has(key))) return '';
  return `${units[from]?.key ?? ''}${inner.filter(({ key }) => !STRESS.has(key)).map(({ key }) => key).join('')}${units[to - 1]?.key ?? ''}`;
}

/** Every run of units inside one clause, with its key. */
export function forSpans(units: readonly SentenceUnit[], min: number, max: number, visit: (from: number, to: number, key: string) => void): void {
  for (let from = 0; from < units.length; from++) {
    let key = '';
    for (let to = from + 1; to <= Math.min(units.length, from + max) && units[to - 1]?.clause === units[from]?.clause; to++) {
      key += units[to - 1]?.key ?? '';
      if (to - from >= min) visit(from, to, key);
    }
  }
}

/** Notes that a phrase may stand there, unless its letters say otherwise. */
export function add(found: Candidate[], entry: Entry, from: number, to: number, how: Found['how'], units: readonly SentenceUnit[]): void {
  const [unit] = units.slice(from, to);
  if (beginsNextWord(units, to) || endsWordBefore(units, from, to)) return;
  const shouted = to - from > 1 || unit === undefined || unit.capitals || !CAPITALS_ONLY.has(unit.key);
  const meanings = shouted ? entry.meanings : entry.meanings.filter((meaning) => meaning.kind !== 'term' && meaning.kind !== 'category');
  if (meanings.length === 0) return;
  const worth = { exact: isLittle(entry) ? (meanings.some(({ kind }) => kind === 'little') ? LITTLE : PLAIN) : EXACT, sound: SOUND, slip: SLIP }[how];
  const bonus = A_PHRASE * (to - from - (WITH_JOB.test(entry.key) ? 2 : 1)) + A_LONG_ONE * (to - from) ** 2 - (how === 'exact' ? 0 : A_GUESS);
  found.push({ from, to, phrase: entry.key, meanings, how, score: worth * (to - from) + bonus });
}

/** `ဆရာမ လိုချင်`: this မ ends the word before it, and denies nothing. */
function endsWordBefore(units: readonly SentenceUnit[], from: number, to: number): boolean {
  return to - from > 1 && units[from]?.key === 'မ' && units[from]?.joined === true && units[from + 1]?.joined === false;
}

/** `စာရင်းကိုင် မလိုပါ`: this မ denies what follows, and is not the feminine ending of what stands before it. */
function beginsNextWord(units: readonly SentenceUnit[], to: number): boolean {
  const last = units[to - 1];
  return last?.key === 'မ' && !last.joined && units[to]?.joined === true;
}
