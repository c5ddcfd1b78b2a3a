import { normalise } from '../text/normalise.ts';
import { syllables } from '../text/syllables.ts';

/** Consonants that people romanise alike: voiced, aspirated and plain ones are one sound. */
const ONSETS: readonly (readonly [letters: string, sound: string])[] = [
  ['ကခဂဃ', 'K'], ['စဆဇဈ', 'S'], ['တထဒဓဋဌဍဎသ', 'T'], ['နဏ', 'N'], ['ပဖဗဘ', 'P'], ['မ', 'M'],
  ['ယရ', 'Y'], ['လဠ', 'L'], ['ဝ', 'W'], ['ဟ', 'H'], ['ညဉ', 'J'], ['င', 'G'], ['အ', ''],
];
const ONSET_OF: ReadonlyMap<string, string> = new Map(ONSETS.flatMap(([letters, sound]) => Array.from(letters, (letter) => [letter, sound] as const)));

/** Letters that are a vowel by themselves, as the sign they would have on အ. */
const INDEPENDENT: Readonly<Record<string, string>> = { ဣ: 'ိ', ဤ: 'ီ', ဥ: 'ု', ဦ: 'ူ', ဧ: 'ေ', ဩ: 'ော', ဪ: 'ော' };

const SYLLABLE = /^([\u1000-\u102a])([\u103b-\u103e]*)([\u102b-\u1032]*)\u103a?\u1037?(?:([\u1000-\u1021])\u1037?\u103a)?(\u1036)?[\u1037\u1038\u103a]*$/;

/** Rhymes that are spelled in many ways in Latin letters share a class: 1 oke/auk, 2 et/at, 3 eit/ike, 4 it; 5 ein/aing, 6 one/aung, 7 in, 8 an. */
const FINALS: readonly (readonly [final: string, plain: string, i: string, u: string, o: string, au: string])[] = [
  ['က', '2', '4', '1', '3', '1'], ['ငဉ', '7', '7', '6', '5', '6'], ['စ', '4', '4', '4', '4', '4'],
  ['တပဋဗဒဘဇသ', '2', '3', '1', '1', '1'], ['နမဏ', '8', '5', '6', '6', '6'], ['ည', 'I', 'I', 'I', 'I', 'I'], ['ယ', 'E', 'E', 'E', 'E', 'E'],
];

/**
 * How a Burmese word sounds, as a key that the usual romanisations of it have too (`latinSound`): `စာရင်းကိုင်` → `SAY7K5`.
 * `undefined` for what is not Burmese syllables alone.
 */
export function burmeseSound(word: string): string | undefined {
  let sound = '';
  for (const syllable of syllables(unstack(word))) {
    const one = syllableSound(syllable);
    if (one === undefined) return undefined;
    sound += one;
  }
  return sound === '' ? undefined : sound;
}

/** Its letters one after another instead of one under another. */
function unstack(word: string): string {
  return normalise(word.replace(/[\s၊။-]+/g, '')).replace(/\u103a\u1039/g, '\u103a').replace(/\u1039/g, '\u103a').replace(/\u103f/g, 'သ်သ');
}

/** A Burmese word without tones and without what closes its syllables: `ပစ္စည်းပို့` and `ပစည်းပို့` are both `ပစပို`. `undefined` for what is not Burmese alone. */
export function burmeseBones(word: string): string | undefined {
  const letters = unstack(word);
  if (!/^[\u1000-\u103f]+$/.test(letters)) return undefined;
  return letters.replace(/[\u1000-\u1021]\u1037?\u103a/g, '').replace(/[\u1036\u1037\u1038\u103a]/g, '').replace(/\u103c/g, '\u103b').replaceAll('\u101b', '\u101a');
}

function syllableSound(syllable: string): string | undefined {
  const match = SYLLABLE.exec(syllable);
  if (!match) return undefined;
  const [, letter = '', medials = '', signs = '', final = '', dot = ''] = match;
  const own = INDEPENDENT[letter];
  const onset = own === undefined ? ONSET_OF.get(letter) : '';
  if (onset === undefined) return undefined;
  const vowel = signs === '' ? own ?? '' : signs;
  return withMedials(onset, letter, medials, final) + rhyme(vowel, dot === '' ? final : 'မ');
}

function withMedials(onset: string, letter: string, medials: string, final: string): string {
  const glide = /[\u103b\u103c]/.test(medials);
  const w = medials.includes('\u103d') && !(final !== '' && 'တပနမ'.includes(final)) ? 'w' : '';
  if (medials.includes('\u103e') && (letter === 'ရ' || letter === 'ယ' || (glide && (letter === 'လ' || letter === 'သ')))) return `X${w}`;
  if (glide && onset === 'K') return `C${w}`;
  return onset + (glide && (onset === 'P' || onset === 'M') ? 'y' : '') + w;
}

function rhyme(signs: string, final: string): string {
  const closed = FINALS.find(([letters]) => final !== '' && letters.includes(final));
  const [i, u, e, a] = [/[\u102d\u102e]/.test(signs), /[\u102f\u1030]/.test(signs), signs.includes('\u1031'), /[\u102b\u102c]/.test(signs)];
  if (closed) {
    const [, plain, withI, withU, withO, withAu] = closed;
    if (i && u) return withO;
    if (e && a) return withAu;
    if (i) return withI;
    return u ? withU : plain;
  }
  if ((i && u) || (e && a)) return 'O';
  if (e || signs.includes('\u1032')) return 'E';
  if (i) return 'I';
  return u ? 'U' : 'A';
}
