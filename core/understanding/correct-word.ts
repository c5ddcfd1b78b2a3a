import { editDistance } from '../text/similar-keys.ts';
import { latinSound } from './latin-sound.ts';
import type { Lexicon } from './lexicon.ts';

const LENGTH_MIN = 4;
const TWO_SLIPS_FROM = 8;
const LENGTH_MAX = 24;
/** So short, a word that can be Burmese in Latin letters (`shar`) is no slip of an English one. */
const BURMESE_UP_TO = 4;

/**
 * The word of the lexicon that a Latin word with a slip or two was meant to be (`recepionist`, `gaurd`): one slip, two in eight letters and more, the
 * first letter right, or `k` for `c` (`kashier`). `undefined` when there is none.
 */
export function correctWord(word: string, { words }: Pick<Lexicon, 'words'>): string | undefined {
  if (word.length < LENGTH_MIN || word.length > LENGTH_MAX || !/^[a-z]+$/.test(word)) return undefined;
  if (word.length <= BURMESE_UP_TO && latinSound(word) !== undefined) return undefined;
  const slips = word.length >= TWO_SLIPS_FROM ? 2 : 1;
  let best: string | undefined;
  let fewest = slips + 1;
  for (let length = word.length - slips; length <= word.length + slips; length++) {
    for (const candidate of words.get(length) ?? []) {
      if (candidate[0] !== word[0] && !(isHardC(candidate) && isHardC(word))) continue;
      const distance = editDistance(word, candidate, fewest - 1);
      if (distance < fewest) [best, fewest] = [candidate, distance];
    }
  }
  return best;
}

function isHardC(word: string): boolean {
  return word[0] === 'c' || word[0] === 'k';
}
