import { editDistance } from '../text/similar-keys.ts';
import { burmeseSound } from './burmese-sound.ts';
import { correctWord } from './correct-word.ts';
import { latinSound } from './latin-sound.ts';
import { gapsOf, isLittle, lexiconOf, type Entry, type Lexicon, type Meaning } from './lexicon.ts';
import type { SentenceUnit } from './sentence-units.ts';

/** A phrase found in a sentence. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly meanings: readonly Meaning[];
  /** `exact`, or read by its sound, or with a slip forgiven. */
  readonly how: 'exact' | 'sound' | 'slip';
}

/** `ဆိုင်အလုပ်` is no better than `ဖုန်းဆိုင်` and `အလုပ်`. */
const WITH_JOB = /.အလုပ်$/;

interface Candidate extends Found {
  readonly score: number;
}

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

const SOUND_SYLLABLES_MIN = 2;
const SOUND_UNITS_MAX = 8;
const SOUND_LENGTH_MIN = 5;
/** So many different words of a sentence are looked at for slips. */
const SLIPS_MAX = 12;
const GAP_SYLLABLES_MAX = 7;
/** A phrase may differ from what was typed by a fifth of its characters. */
const SLIP_SHARE = 0.2;
/** Abbreviations that are words too: only in capitals. */
const CAPITALS_ONLY: ReadonlySet<string> = new Set(['me', 'it', 'pa', 'mr', 'pt', 'pg', 'gp', 'ac', 'sg', 'be', 'cs', 'mc', 'ot', 'rn', 'me']);

/**
 * The phrases of a sentence, from left to right without overlaps, so that as much as possible of it is explained by as few
 * phrases as possible. Exact phrases first; what they leave unexplained is read by its sound, and then with one slip a word.
 */
export function scanSentence(units: readonly SentenceUnit[]): Found[] {
  const lexicon = lexiconOf();
  const exact = exactCandidates(units, lexicon);
  const sounds = units.map((unit) => (/^[a-z]+$/.test(unit.key) ? latinSound(unit.key) : burmeseSound(unit.key)));
  const known = coveredBy(units.length, chooseBest(units.length, exact));
  if (known.every((how) => how === 'meaning')) return chooseBest(units.length, exact);
  const guesses = [...soundCandidates(units, sounds, known, lexicon), ...gapCandidates(units, known, lexicon), ...slipCandidates(units, known, lexicon)];
  return chooseBest(units.length, [...exact, ...guesses]);
}

function exactCandidates(units: readonly SentenceUnit[], lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  forSpans(units, 1, lexicon.unitsMax, (from, to, key) => {
    const entry = lexicon.byKey.get(key) ?? (/^[a-z]{3,}s$/.test(key) ? lexicon.byKey.get(key.slice(0, -1)) : undefined);
    if (entry) add(found, entry, from, to, 'exact', units);
  });
  return found;
}

/** Romanised Burmese by its sound; Burmese syllables too, when they are near the word in letters as well. */
function soundCandidates(units: readonly SentenceUnit[], sounds: readonly (string | undefined)[], known: readonly Known[], lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  forSpans(units, 1, SOUND_UNITS_MAX, (from, to, key) => {
    if (!hasUnknown(known, from, to)) return;
    const parts = sounds.slice(from, to);
    if (parts.includes(undefined)) return;
    const sound = parts.join('');
    const latin = /^[a-z]+$/.test(key);
    const short = syllableCount(sound) < SOUND_SYLLABLES_MIN;
    for (const entry of lexicon.bySound.get(sound) ?? []) {
      if ((short && !(latin && isShortWord(entry))) || (latin && isDenial(entry) && !DENIAL.test(key))) continue;
      if (latin || (key.length >= SOUND_LENGTH_MIN && editDistance(key, entry.key, 3) <= slipsOf(entry.key) + 1)) add(found, entry, from, to, 'sound', units);
    }
  });
  return found;
}

/** Burmese words with one wrong syllable. */
function gapCandidates(units: readonly SentenceUnit[], known: readonly Known[], lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  forSpans(units, 2, GAP_SYLLABLES_MAX, (from, to, key) => {
    if (!hasUnknown(known, from, to) || /^[\w+#]*$/.test(key)) return;
    for (const [at, gap] of gapsOf(units.slice(from, to).map((unit) => unit.key)).entries()) {
      if (known[from + at] === 'meaning') continue; // a syllable that means something as it stands is not the wrong one
      for (const entry of lexicon.byGap.get(gap) ?? []) {
        if (editDistance(key, entry.key, slipsOf(entry.key)) <= slipsOf(entry.key)) add(found, entry, from, to, 'slip', units);
      }
    }
  });
  return found;
}

/** English words with slips, set right one by one and looked up again. */
function slipCandidates(units: readonly SentenceUnit[], known: readonly Known[], lexicon: Lexicon): Candidate[] {
  const unknown = [...new Set(units.filter((_, at) => known[at] === 'unknown').map(({ key }) => key))].slice(0, SLIPS_MAX);
  const corrected = new Map(unknown.map((key) => [key, correctWord(key, lexicon)]));
  const right = units.map(({ key }) => corrected.get(key) ?? key);
  if (right.every((key, at) => key === units[at]?.key)) return [];
  const found: Candidate[] = [];
  forSpans(units, 1, lexicon.unitsMax, (from, to) => {
    const changed = right.slice(from, to).some((key, at) => key !== units[from + at]?.key);
    const entry = changed ? lexicon.byKey.get(right.slice(from, to).join('')) : undefined;
    if (entry) add(found, entry, from, to, 'slip', units);
  });
  return found;
}

/** How many runs of units one reading of a sentence looks at, at the most: the bound of its work, whatever was typed. */
export function countSteps(units: readonly SentenceUnit[]): number {
  let steps = 0;
  const { unitsMax } = lexiconOf();
  for (const [min, max] of [[1, unitsMax], [1, SOUND_UNITS_MAX], [2, GAP_SYLLABLES_MAX], [1, unitsMax]] as const) forSpans(units, min, max, () => { steps++; });
  return steps;
}

/** Every run of units inside one clause, with its key. */
function forSpans(units: readonly SentenceUnit[], min: number, max: number, visit: (from: number, to: number, key: string) => void): void {
  for (let from = 0; from < units.length; from++) {
    let key = '';
    for (let to = from + 1; to <= Math.min(units.length, from + max) && units[to - 1]?.clause === units[from]?.clause; to++) {
      key += units[to - 1]?.key ?? '';
      if (to - from >= min) visit(from, to, key);
    }
  }
}

function add(found: Candidate[], entry: Entry, from: number, to: number, how: Found['how'], units: readonly SentenceUnit[]): void {
  const [unit] = units.slice(from, to);
  if (beginsNextWord(units, to)) return;
  const shouted = to - from > 1 || unit === undefined || unit.capitals || !CAPITALS_ONLY.has(unit.key);
  const meanings = shouted ? entry.meanings : entry.meanings.filter((meaning) => meaning.kind !== 'term' && meaning.kind !== 'category');
  if (meanings.length === 0) return;
  const worth = { exact: isLittle(entry) ? (meanings.some(({ kind }) => kind === 'little') ? LITTLE : PLAIN) : EXACT, sound: SOUND, slip: SLIP }[how];
  const bonus = A_PHRASE * (to - from - (WITH_JOB.test(entry.key) ? 2 : 1)) + A_LONG_ONE * (to - from) ** 2 - (how === 'exact' ? 0 : A_GUESS);
  found.push({ from, to, meanings, how, score: worth * (to - from) + bonus });
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

type Known = 'meaning' | 'little' | 'unknown';

function coveredBy(length: number, found: readonly Candidate[]): Known[] {
  const known: Known[] = Array.from({ length }, () => 'unknown');
  for (const { from, to, meanings } of found) {
    const how = meanings.every((meaning) => meaning.kind === 'little' || meaning.kind === 'plain') ? 'little' : 'meaning';
    for (let at = from; at < to; at++) known[at] = how;
  }
  return known;
}

function hasUnknown(known: readonly Known[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (known[at] === 'unknown') return true;
  return false;
}

function slipsOf(key: string): number {
  return Math.floor(key.length * SLIP_SHARE);
}

/** Rhymes are counted: one a syllable. */
function syllableCount(sound: string): number {
  return sound.match(/[AIUEO1-8]/g)?.length ?? 0;
}

/** Particles and question words are read by sound though they have one syllable. */
function isShortWord(entry: Entry): boolean {
  return entry.meanings.some((meaning) => meaning.kind === 'little' || (meaning.kind === 'signal' && (meaning.name === 'question' || meaning.name === 'near' || meaning.name === 'joins')));
}

/** `ma loat` denies, `mar loat` is `မှာ လုပ်`: the two sound alike. */
const DENIAL = /^ma(?![rh])/;

function isDenial({ meanings }: Entry): boolean {
  return meanings.some((meaning) => meaning.kind === 'signal' && (meaning.name === 'no' || meaning.name === 'notbefore'));
}

/** `စာရင်းကိုင် မလိုပါ`: this မ denies what follows, and is not the feminine ending of what stands before it. */
function beginsNextWord(units: readonly SentenceUnit[], to: number): boolean {
  const last = units[to - 1];
  return last?.key === 'မ' && !last.joined && units[to]?.joined === true;
}
