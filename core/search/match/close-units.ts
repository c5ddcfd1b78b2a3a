import { isMyanmarCode, type UnitTable } from '../index/unit-table.ts';

const LATIN_MIN = 4;
const MYANMAR_MIN = 3;
const VARIANTS_MAX = 24;

/**
 * Units that may have been meant: one letter dropped, added, changed or swapped, or a syllable that sounds alike
 * (`ကျ`/`ကြ`, `ရ`/`ယ`, `န်`/`မ်`/`ံ`, tones). At most 24; numbers have none.
 */
export function closeUnits(units: UnitTable, wanted: string): number[] {
  const codes = Array.from(wanted, (character) => character.charCodeAt(0));
  const myanmar = isMyanmarCode(codes[0] ?? 0);
  if (/\d/.test(wanted)) return [];
  const forgiving = codes.length >= (myanmar ? MYANMAR_MIN : LATIN_MIN);
  const sound = myanmar ? soundOf(codes, 0, codes.length) : '';
  return units.where((characters, begin, end) => {
    if (isMyanmarCode(characters[begin] ?? 0) !== myanmar) return false;
    if (forgiving && isOneSlip(codes, characters, begin, end)) return true;
    return myanmar && Math.abs(end - begin - codes.length) <= 3 && soundOf(characters, begin, end) === sound;
  }).filter((unit) => units.textOf(unit) !== wanted).slice(0, VARIANTS_MAX);
}

/** True when one letter makes the difference, or two neighbours are swapped. Numbers are never close to a word. */
function isOneSlip(wanted: readonly number[], characters: Uint16Array, begin: number, end: number): boolean {
  const length = end - begin;
  if (Math.abs(length - wanted.length) > 1) return false;
  let from = 0;
  while (from < length && from < wanted.length && characters[begin + from] === wanted[from]) from++;
  let [mine, theirs] = [wanted.length, length];
  while (mine > from && theirs > from && characters[begin + theirs - 1] === wanted[mine - 1]) {
    mine--;
    theirs--;
  }
  const [mineLeft, theirsLeft] = [mine - from, theirs - from];
  if (mineLeft <= 1 && theirsLeft <= 1) return true;
  return mineLeft === 2 && theirsLeft === 2 && characters[begin + from] === wanted[from + 1] && characters[begin + from + 1] === wanted[from];
}

/** A syllable by its sound: medials, finals and tones that people confuse become one. */
function soundOf(characters: ArrayLike<number>, begin: number, end: number): string {
  let sound = '';
  for (let at = begin; at < end; at++) {
    const code = characters[at] ?? 0;
    if ((code === 0x1019 || code === 0x1014) && characters[at + 1] === 0x103a && at + 1 < end) {
      sound += '\u1036';
      at++;
    } else if (code !== 0x1037 && code !== 0x1038) sound += String.fromCharCode(ALIKE.get(code) ?? code);
  }
  return sound;
}

const ALIKE: ReadonlyMap<number, number> = new Map([[0x103c, 0x103b], [0x101b, 0x101a], [0x1017, 0x1018], [0x1013, 0x1012]]);
