const FIRST_MYANMAR_DIGIT = 0x1040;
const FIRST_FULL_WIDTH_DIGIT = 0xff10;
const WA = '\u101d';

/** A digit, or the letter wa that is typed for zero. */
const RUN = /[0-9\u1040-\u1049\uff10-\uff19\u101d]+/g;
const NEEDS_FOLDING = /[\u1040-\u1049\uff10-\uff19]|\u101d/;
/** What shows that the character before it is a letter: a vowel sign or medial, or a consonant that closes the syllable. */
const MAKES_LETTER = /^(?:[\u102b-\u1032\u1036-\u1038\u103a-\u103e]|\u1039|[\u1000-\u1021\u103f]\u1037?[\u103a\u1039])/;
const LETTER_BEFORE = /[\u1000-\u103f]$/;
const LETTER_AFTER = /^[\u1000-\u103f]/;
const NUMBER_BEFORE = /[0-9\u1040-\u1049\uff10-\uff19][ ,.\-/]$/;

/**
 * Writes every digit as 0–9 and tells digits from the letters that look like them, by what stands around them: wa in a number
 * becomes zero (`၅ဝဝဝဝဝ` → `500000`), zero in a word becomes wa (`ဧရာ၀တီ` → `ဧရာဝတီ`), seven under a sign becomes ra
 * (`၇ှိ` → `ရှိ`), and `၄င်း` is the word `၎င်း`.
 */
export function foldDigits(text: string): string {
  if (!NEEDS_FOLDING.test(text)) return text;
  const words = text.replace(/(?<![\u1040-\u1049])\u1044(?=\u1004\u103a\u1038)/g, '\u104e');
  return words.replace(RUN, (run, at: number) => foldRun(run, words.slice(Math.max(0, at - 2), at), words.slice(at + run.length, at + run.length + 3)));
}

function foldRun(run: string, before: string, after: string): string {
  const letter = MAKES_LETTER.test(after) ? letterOf(run.at(-1)) : undefined;
  if (letter !== undefined) return foldRun(run.slice(0, -1), before, letter) + letter;
  if (run === '') return '';
  const onlyWaAndZero = /^[\u101d\u1040]+$/.test(run);
  if (onlyWaAndZero && !NUMBER_BEFORE.test(before) && isWord(run, before, after)) return WA.repeat(run.length);
  if (onlyWaAndZero && LETTER_AFTER.test(after) && NUMBER_BEFORE.test(before) && before.endsWith(' ')) return WA.repeat(run.length);
  return Array.from(run, digit).join('');
}

/** Wa and zero without any other digit: letters, unless they are written as zeros and touch no letter. */
function isWord(run: string, before: string, after: string): boolean {
  return run.includes(WA) || LETTER_BEFORE.test(before) || LETTER_AFTER.test(after);
}

function letterOf(look: string | undefined): string | undefined {
  if (look === WA || look === '\u1040') return WA;
  return look === '\u1047' ? '\u101b' : undefined;
}

function digit(character: string): string {
  if (character === WA) return '0';
  const code = character.charCodeAt(0);
  if (code >= FIRST_FULL_WIDTH_DIGIT) return String(code - FIRST_FULL_WIDTH_DIGIT);
  return code >= FIRST_MYANMAR_DIGIT ? String(code - FIRST_MYANMAR_DIGIT) : character;
}
