const WA = 0x101d;
const SPACE = 0x20;
const NEWLINE = 0x0a;
const VIRAMA = 0x1039;
const ASAT = 0x103a;
const E = 0x1031;

/** What a Myanmar character is to the scanner, 0x1000–0x104f: a letter, a mark with its rank in the cluster, a sign, or trouble. */
const LETTER = 20;
const SIGN = 21;
const TROUBLE = 0;

const KINDS = new Uint8Array(0x50);
for (let at = 0; at <= 0x2a; at++) KINDS[at] = LETTER;
for (const at of [0x3f, 0x4e]) KINDS[at] = LETTER;
for (const at of [0x4a, 0x4b, 0x4c, 0x4d, 0x4f]) KINDS[at] = SIGN;
const RANKS: readonly (readonly [mark: number, rank: number])[] = [
  [0x3b, 2], [0x3c, 3], [0x3d, 4], [0x3e, 5], [0x31, 6], [0x2d, 7], [0x2e, 7], [0x2f, 8], [0x30, 8], [0x32, 9], [0x2b, 10], [0x2c, 10], [0x36, 11], [0x37, 12], [0x3a, 13], [0x38, 14],
];
for (const [mark, rank] of RANKS) KINDS[mark] = rank;

const bit = (code: number): number => 1 << (code - 0x102b);
const AFTER_YA = bit(0x103b) | bit(0x102c);
const U = bit(0x102f);
const NOT_WITH_U = bit(0x102d) | bit(0x102e) | bit(0x102b) | bit(0x102c);

/**
 * True only for a text that `normalise` would leave exactly as it is: printable ASCII and Burmese with every cluster in order, no
 * Myanmar digits, no doubtful wa, tidy spaces. One pass, no allocation: most of what people type is so. False says nothing.
 */
export function isNormal(text: string): boolean {
  if (text === latest) return true;
  if (!scan(text)) return false;
  latest = text;
  return true;
}

/** The text that was found normal last: it is asked about again at once, for its key and its syllables. */
let latest = '';

function scan(text: string): boolean {
  const last = text.length - 1;
  let before = NEWLINE;
  let rank = -1; // -1: no letter stands here that a mark could belong to
  let marks = 0;
  for (let at = 0; at <= last; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x7f) {
      if (!isTidy(text, at, code, before, last)) return false;
      rank = -1;
    } else {
      const kind = code >= 0x1000 && code <= 0x104f ? KINDS[code - 0x1000] ?? TROUBLE : TROUBLE;
      if (kind === LETTER) {
        if (isDoubtfulLetter(text, at, code, before)) return false;
        rank = before === VIRAMA && marks === 0 ? 1 : 0; // stacked under the letter before; a kinzi's carrier begins anew
        marks = 0;
      } else if (kind === SIGN) rank = -1;
      else if (code === VIRAMA) {
        if (!mayStack(text, at, rank, marks)) return false;
      } else {
        if (kind === TROUBLE || rank < 0 || kind <= rank) return false;
        rank = kind;
        marks |= bit(code);
        if (code === ASAT && isContraction(marks)) return false;
      }
    }
    before = code;
  }
  return true;
}

/** Spaces one at a time and never at an edge, line breaks at most two together; no digit behind a wa. */
function isTidy(text: string, at: number, code: number, before: number, last: number): boolean {
  if (code === SPACE) return before !== SPACE && before !== NEWLINE && at !== last;
  if (code === NEWLINE) return at !== 0 && at !== last && before !== SPACE && !(before === NEWLINE && text.charCodeAt(at - 2) === NEWLINE);
  if (code < SPACE) return false;
  return !(before === WA && isDigit(code));
}

/** Letters that are rewritten beside some neighbours: ဉ, ဥ, စ, and a wa that may be a zero. */
function isDoubtfulLetter(text: string, at: number, code: number, before: number): boolean {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  if (code === 0x1025) return next === 0x102e || next === 0x102b || next === 0x102c || next === 0x1037 || next === ASAT;
  if (code === 0x1009) return next === 0x102e;
  if (code === 0x1005) return next === 0x103b;
  if (code !== WA) return false;
  if (before === WA || isDigit(before)) return true;
  return (before === SPACE || (before >= 0x2c && before <= 0x2f)) && at >= 2 && isDigit(text.charCodeAt(at - 2));
}

/** A virama stands between a bare letter and the consonant under it, or behind the asat of a kinzi. */
function mayStack(text: string, at: number, rank: number, marks: number): boolean {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  if (next < 0x1000 || next > 0x1021) return false;
  if (rank === 0 && marks === 0) return true;
  const carrier = text.charCodeAt(at - 2);
  return marks === bit(ASAT) && (carrier === 0x1004 || carrier === 0x101b) && text.charCodeAt(at - 3) !== VIRAMA;
}

/** An asat that belongs to the letter itself stands first; see reorder-marks.ts. */
function isContraction(marks: number): boolean {
  if ((marks & bit(E)) !== 0) return false;
  return (marks & AFTER_YA) === AFTER_YA || ((marks & U) !== 0 && (marks & NOT_WITH_U) === 0);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
