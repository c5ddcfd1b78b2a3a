import { editDistance } from '../text/similar-keys.ts';
import { burmeseBones, burmeseSound } from './burmese-sound.ts';
import { correctWord } from './correct-word.ts';
import { latinSound } from './latin-sound.ts';
import { gapsOf, type Entry, type Lexicon } from './lexicon.ts';
import { add, forSpans, type Candidate } from './phrase-candidates.ts';
import type { SentenceUnit } from './sentence-units.ts';

/** What the exact phrases tell of a unit. */
export type Known = 'meaning' | 'little' | 'unknown';

const SOUND_SYLLABLES_MIN = 2;
/** The longest phrases that are guessed by sound, and with a wrong syllable. */
export const SOUND_UNITS_MAX = 8;
const SOUND_LENGTH_MIN = 5;
/** So many different words of a sentence are looked at for slips. */
const SLIPS_MAX = 12;
export const GAP_SYLLABLES_MAX = 7;
/** Fewer syllables without their closing letters are too many different words. */
const BONES_MIN = 3;
/** A phrase may differ from what was typed by a fifth of its characters. */
const SLIP_SHARE = 0.2;
/** What the exact phrases leave open: read by its sound, with a wrong syllable, with slips in English words. */
export function guessPhrases(units: readonly SentenceUnit[], known: readonly Known[], lexicon: Lexicon): Candidate[] {
  const burmese = [...soundCandidates(units, known, lexicon), ...gapCandidates(units, known, lexicon)].filter((guess) => !cutsWords(units, guess));
  return [...burmese, ...slipCandidates(units, known, lexicon)];
}

/** The end of one word with the beginning of the next (`…ပါ ဆေး…`) is no third word. */
function cutsWords(units: readonly SentenceUnit[], { from, to }: Candidate): boolean {
  if (/^[a-z]/.test(units[from]?.key ?? '') || units.slice(from + 1, to).every(({ joined }) => joined)) return false;
  return units[from]?.joined === true || units[to]?.joined === true;
}

/** Romanised Burmese by its sound; Burmese syllables too, when they are near the word in letters as well. */
function soundCandidates(units: readonly SentenceUnit[], known: readonly Known[], lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  const sounds = units.map((unit) => (/^[a-z]+$/.test(unit.key) ? latinSound(unit.key) : burmeseSound(unit.key)));
  forSpans(units, 1, SOUND_UNITS_MAX, (from, to, key) => {
    if (!hasUnknown(known, from, to)) return;
    const parts = sounds.slice(from, to);
    if (parts.includes(undefined)) return;
    const sound = parts.join('');
    const latin = /^[a-z]+$/.test(key);
    const short = syllableCount(sound) < SOUND_SYLLABLES_MIN;
    for (const entry of lexicon.bySound.get(sound) ?? []) {
      if (latin && ENDS_AL.test(key) && ENDS_AY.test(entry.key)) continue;
      if ((short && !(latin && isShortWord(entry))) || (latin && isDenial(entry) && !DENIAL.test(key))) continue;
      if (latin || (key.length >= SOUND_LENGTH_MIN && editDistance(key, entry.key, 3) <= slipsOf(entry.key) + 1 && sameTh(key, entry.key))) add(found, entry, from, to, 'sound', units);
    }
  });
  return found;
}

/** သ and တ are romanised alike, but nobody writes one for the other: `သင်ထား` is no slip of `တင်ထား`. */
function sameTh(a: string, b: string): boolean {
  return a.split('သ').length === b.split('သ').length;
}

/** Burmese words with one wrong syllable, or with letters left out that close a syllable. */
function gapCandidates(units: readonly SentenceUnit[], known: readonly Known[], lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  const bones = units.map(({ key }) => burmeseBones(key));
  forSpans(units, 2, GAP_SYLLABLES_MAX, (from, to, key) => {
    if (!hasUnknown(known, from, to) || /^[\w+#]*$/.test(key)) return;
    for (const entry of lexicon.byBones.get(to - from < BONES_MIN ? '' : bones.slice(from, to).join('')) ?? []) {
      if (editDistance(key, entry.key, 3) <= slipsOf(entry.key) + 1) add(found, entry, from, to, 'slip', units);
    }
    for (const [at, gap] of gapsOf(units.slice(from, to).map((unit) => unit.key)).entries()) {
      if (to - from === 2 && (known[from] === 'little' || known[from + 1] === 'little')) continue; // a particle is too little to know a word by
      if (to - from === 2 && units[from]?.joined === true && known[from - 1] === 'unknown') continue; // the tail of a longer word
      if (known[from + at] === 'meaning') continue; // a syllable that means something as it stands is not the wrong one
      for (const entry of lexicon.byGap.get(gap) ?? []) {
        if (isSignal(entry) && !beginsAlike(units, from, from + at, to, entry.key)) continue;
        if (editDistance(key, entry.key, slipsOf(entry.key)) <= slipsOf(entry.key) && sameTh(key, entry.key)) add(found, entry, from, to, 'slip', units);
      }
    }
  });
  return found;
}

function isSignal({ meanings }: Entry): boolean {
  return meanings.some(({ kind }) => kind === 'signal');
}

/** Whether the wrong syllable begins with the letter of the right one: `ဝန်ထမ်းတော` is not `ဝန်ထမ်းခေါ်`. */
function beginsAlike(units: readonly SentenceUnit[], from: number, wrong: number, to: number, key: string): boolean {
  const before = units.slice(from, wrong).reduce((sum, unit) => sum + unit.key.length, 0);
  const after = units.slice(wrong + 1, to).reduce((sum, unit) => sum + unit.key.length, 0);
  const typed = units[wrong]?.key ?? '';
  return key[before] === typed[0] || burmeseSound(key.slice(before, key.length - after))?.[0] === burmeseSound(typed)?.[0];
}

/** English words with slips, set right one by one and looked up again. */
function slipCandidates(units: readonly SentenceUnit[], known: readonly Known[], lexicon: Lexicon): Candidate[] {
  const unknown = [...new Set(units.filter((_, at) => known[at] === 'unknown').map(({ key }) => key))].slice(0, SLIPS_MAX);
  const corrected = new Map(unknown.map((key) => [key, shortened(key, lexicon) ?? correctWord(key, lexicon)]));
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

/** `hiii`, `thanksss`: the word without its long end. */
function shortened(key: string, lexicon: Lexicon): string | undefined {
  const short = key.replace(/([a-z])\1+$/, '$1');
  return short !== key && lexicon.byKey.has(short) ? short : undefined;
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

/** `ma lal` is `မလဲ` and not `မလေး`. */
const ENDS_AL = /al$/;
const ENDS_AY = /ေ[\u1037\u1038]?$/;

/** `ma loat` denies, `mar loat` is `မှာ လုပ်`: the two sound alike. */
const DENIAL = /^ma(?![rh])/;

function isDenial({ meanings }: Entry): boolean {
  return meanings.some((meaning) => meaning.kind === 'signal' && (meaning.name === 'no' || meaning.name === 'notbefore'));
}
