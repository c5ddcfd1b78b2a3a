/**
 * What a Zawgyi mark stands for, as places in a Unicode cluster. The places are in their order of writing: stacked consonant, ya, ra, wa, ha, e,
 * i, ii, u, uu, ai, tall aa, aa, anusvara, dot, asat, visarga.
 */
const PLACES = '\u0000\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u102f\u1030\u1032\u102b\u102c\u1036\u1037\u103a\u1038';
const place = (mark: string): number => 1 << PLACES.indexOf(mark);
const KINZI = 1 << 20;
const STACK = 1;
const E = place('\u1031');
const YA = place('\u103b');
const RA = place('\u103c');
const AA = place('\u102c') | place('\u102b');
const ASAT = place('\u103a');
/** Of each of these a cluster has one at most, and an asat stands with none of the last. */
const EXCLUSIVE = [place('\u102d') | place('\u102e'), place('\u102f') | place('\u1030'), AA];
const NOT_WITH_ASAT = place('\u102d') | place('\u102e') | place('\u102f') | place('\u1030') | place('\u1032') | place('\u1036') | STACK;

const marks = (unicode: string): number => Array.from(unicode).reduce((sum, mark) => sum | place(mark), 0);

/** Zawgyi's marks (its font draws several of one meaning for different widths) and the places that they fill. */
const MARKS: Readonly<Record<string, number>> = {
  '\u103a': YA, '\u107d': YA, '\u103c': marks('\u103d'), '\u108a': marks('\u103d\u103e'), '\u103d': marks('\u103e'), '\u1087': marks('\u103e'),
  '\u1088': marks('\u103e\u102f'), '\u1089': marks('\u103e\u1030'), '\u1033': marks('\u102f'), '\u1034': marks('\u1030'),
  '\u1039': ASAT, '\u1037': marks('\u1037'), '\u1094': marks('\u1037'), '\u1095': marks('\u1037'), '\u105a': marks('\u102b\u103a'),
  '\u102b': marks('\u102b'), '\u102c': marks('\u102c'), '\u102d': marks('\u102d'), '\u102e': marks('\u102e'), '\u102f': marks('\u102f'), '\u1030': marks('\u1030'),
  '\u1032': marks('\u1032'), '\u1036': marks('\u1036'), '\u1038': marks('\u1038'),
  '\u1064': KINZI, '\u108b': KINZI | marks('\u102d'), '\u108c': KINZI | marks('\u102e'), '\u108d': KINZI | marks('\u1036'), '\u108e': marks('\u102d\u1036'),
};

/** Its stacked consonants, one character each. */
const STACKED: Readonly<Record<string, string>> = {
  '\u1060': 'က', '\u1061': 'ခ', '\u1062': 'ဂ', '\u1063': 'ဃ', '\u1065': 'စ', '\u1066': 'ဆ', '\u1067': 'ဆ', '\u1068': 'ဇ', '\u1069': 'ဈ', '\u106c': 'ဋ', '\u106d': 'ဌ', '\u1070': 'ဏ',
  '\u1071': 'တ', '\u1072': 'တ', '\u1073': 'ထ', '\u1074': 'ထ', '\u1075': 'ဒ', '\u1076': 'ဓ', '\u1077': 'န', '\u1078': 'ပ', '\u1079': 'ဖ', '\u107a': 'ဗ', '\u107b': 'ဘ', '\u1093': 'ဘ',
  '\u107c': 'မ', '\u1085': 'လ',
};

/** Its other shapes of a letter, and pairs of letters in one character. */
const SHAPES: Readonly<Record<string, string>> = {
  '\u106a': 'ဉ', '\u106b': 'ည', '\u108f': 'န', '\u1090': 'ရ', '\u106e': 'ဍ္ဍ', '\u106f': 'ဍ္ဎ', '\u1091': 'ဏ္ဍ', '\u1092': 'ဋ္ဌ', '\u1097': 'ဋ္ဋ',
};

const FIRST = 0x1000;
const SIZE = 0xa0;
const WA = 0x1d;
const CA = 0x05;
/** 0 trouble, 1 letter, 2 e in front, 3 ra in front, 4 mark, 5 stacked, 6 stands for itself. */
const KINDS = new Uint8Array(SIZE);
const FILLS = new Int32Array(SIZE);
const WRITES: string[] = Array.from({ length: SIZE }, (_, at) => String.fromCharCode(FIRST + at));
for (let at = 0; at <= 0x2a; at++) KINDS[at] = at === 0x22 || at === 0x28 ? 0 : 1;
for (const [shape, letters] of Object.entries(SHAPES)) { KINDS[shape.charCodeAt(0) - FIRST] = 1; WRITES[shape.charCodeAt(0) - FIRST] = letters; }
for (const [mark, fills] of Object.entries(MARKS)) { KINDS[mark.charCodeAt(0) - FIRST] = 4; FILLS[mark.charCodeAt(0) - FIRST] = fills; }
for (const [stack, letter] of Object.entries(STACKED)) { KINDS[stack.charCodeAt(0) - FIRST] = 5; WRITES[stack.charCodeAt(0) - FIRST] = `\u1039${letter}`; }
KINDS[0x31] = 2;
for (const ra of [0x3b, 0x7e, 0x7f, 0x80, 0x81, 0x82, 0x83, 0x84]) KINDS[ra] = 3;
for (const sign of [0x41, 0x42, 0x43, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4f]) KINDS[sign] = 6;

/**
 * Well-formed Zawgyi as Unicode, in one pass: every cluster has its vowel and ra in front, one letter, and marks that fit together. It is
 * what the measured converter of myanmar-tools makes of it (a test compares the two), many times faster. `undefined` for a text with anything else in
 * it: that goes to the converter itself.
 */
export function convertClusters(text: string): string | undefined {
  let written = '';
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code < FIRST || code >= FIRST + SIZE) {
      if (!standsForItself(code)) return undefined;
      written += text[at];
      at++;
      continue;
    }
    const kind = KINDS[code - FIRST] ?? 0;
    if (kind === 6 || isZeroOrFour(text, at, code)) {
      written += code === 0x1044 ? '4' : text[at];
      at++;
      continue;
    }
    const cluster = (kind >= 1 && kind <= 3) || isWrittenWa(text, at) ? readCluster(text, at) : undefined;
    if (!cluster || (cluster.written.startsWith('\u1004\u103a\u1039') && written.endsWith('\u1031'))) return undefined;
    written += cluster.written;
    at = cluster.next;
  }
  return written;
}

/** Anything outside the Myanmar block but spaces that the converter moves or removes. */
function standsForItself(code: number): boolean {
  if (code < 0x7f) return code >= 0x20 || code === 0x0a;
  return code > 0x2060 && code !== 0x3000 && code !== 0xfeff && (code < 0xa9e0 || code > 0xaa7f);
}

/** A zero behind another digit, and a four that does not begin the word `၎င်း`: both are also letters. */
function isZeroOrFour(text: string, at: number, code: number): boolean {
  if (code === 0x1044) return !text.startsWith('\u1004\u1039\u1038', at + 1);
  if (code !== 0x1040 || at === 0) return false;
  const before = text.charCodeAt(at - 1);
  return (before >= 0x1040 && before <= 0x1049) || (before >= 0x30 && before <= 0x39);
}

/** A zero typed for the letter wa: no digit stands at it, and no number before it, but a letter or a mark does. */
function isWrittenWa(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x1040 || isDigitOrWa(text.charCodeAt(at - 1)) || isDigitOrWa(text.charCodeAt(at + 1))) return false;
  if (/[ ,.\-/]/.test(text.charAt(at - 1)) && isDigitOrWa(text.charCodeAt(at - 2))) return false;
  return isLetterOrMark(text, at - 1) || isLetterOrMark(text, at + 1);
}

function isDigitOrWa(code: number): boolean {
  return (code >= 0x1040 && code <= 0x1049) || (code >= 0x30 && code <= 0x39) || code === 0x101d;
}

function isLetterOrMark(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind >= 1 && kind <= 5;
}

function readCluster(text: string, start: number): { written: string; next: number } | undefined {
  let at = start;
  let filled = 0;
  if (kindAt(text, at) === 2) { filled |= E; at++; }
  if (kindAt(text, at) === 3) { filled |= RA; at++; }
  const wa = at === start && isWrittenWa(text, at); // behind a vowel the converter looks farther
  if (kindAt(text, at) !== 1 && !wa) return undefined;
  const letter = wa ? WA : text.charCodeAt(at) - FIRST;
  at++;
  let stack = '';
  for (let kind = kindAt(text, at); kind === 4 || kind === 5; kind = kindAt(text, at)) {
    const mark = text.charCodeAt(at) - FIRST;
    const fills = kind === 5 ? STACK : FILLS[mark] ?? 0;
    if ((filled & fills) !== 0 || ((fills & KINZI) !== 0 && !mayCarryKinzi(letter, filled, text.charCodeAt(at - 1)))) return undefined;
    if (kind === 5) stack = WRITES[mark] ?? '';
    filled |= fills;
    at++;
  }
  const next = kindAt(text, at);
  if (!fitsTogether(letter, filled) || (next === 0 && isMyanmar(text, at) && !isZeroLike(text, at))) return undefined;
  return { written: (filled & KINZI ? '\u1004\u103a\u1039' : '') + (WRITES[letter] ?? '') + stack + writeMarks(filled), next: at };
}

/** The converter knows a kinzi right behind its letter, or behind the ya of it. */
function mayCarryKinzi(letter: number, filled: number, before: number): boolean {
  return letter <= 0x21 && letter !== WA && ((filled & ~E) === 0 || ((filled & ~E) === YA && before === 0x103a));
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= FIRST && code < FIRST + SIZE ? KINDS[code - FIRST] ?? 0 : 0;
}

function isMyanmar(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= FIRST && code < FIRST + SIZE;
}

/** 0 and 4 are looked at when their turn comes. */
function isZeroLike(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x1040 || code === 0x1044;
}

function fitsTogether(letter: number, filled: number): boolean {
  if (EXCLUSIVE.some((set) => (filled & set) === set)) return false;
  if ((filled & STACK) !== 0 && (letter > 0x21 || (filled & KINZI) !== 0 || (letter === CA && (filled & YA) !== 0))) return false;
  if (letter >= 0x22 && letter <= 0x2a && filled !== 0) return false; // ဥ and the other vowels change beside some marks
  if ((filled & ASAT) === 0) return true;
  if ((filled & (NOT_WITH_ASAT | KINZI)) !== 0) return false;
  return (filled & AA) === 0 || (filled & E) !== 0;
}

function writeMarks(filled: number): string {
  let written = '';
  for (let at = 1; at < PLACES.length; at++) if ((filled & (1 << at)) !== 0) written += PLACES[at];
  return written;
}
