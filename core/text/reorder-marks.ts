interface Placed {
  readonly unit: string;
  readonly at: number;
  readonly rank: number;
}

const STACK = 1;
const ASAT = '\u103a';

/**
 * The place of each mark in its cluster (UTN #11), with the one change that NFC asks for: the lower dot stands before the
 * asat. Kinzi and stacked consonants are units of their own.
 */
const RANK: Readonly<Record<string, number>> = {
  '\u103b': 2, // ျ
  '\u103c': 3, // ြ
  '\u103d': 4, // ွ
  '\u103e': 5, // ှ
  '\u1031': 6, // ေ
  '\u102d': 7, '\u102e': 7, // ိ ီ
  '\u102f': 8, '\u1030': 8, // ု ူ
  '\u1032': 9, // ဲ
  '\u102b': 10, '\u102c': 10, // ါ ာ
  '\u1036': 11, // ံ
  '\u1037': 12, // ့
  [ASAT]: 13, // ်
  '\u1038': 14, // း
};

const CLUSTER = /((?:[\u1004\u101b\u105a]\u103a\u1039)?(?![\u1004\u101b\u105a]\u103a\u1039)[\u1000-\u102a\u103f\u104e])((?:\u1039[\u1000-\u102a]|[\u102b-\u1032\u1036-\u1038\u103a-\u103e]){2,})/g;
const UNIT = /\u1039[\u1000-\u102a]|[\u102b-\u1032\u1036-\u1038\u103a-\u103e]/g;

/**
 * Writes the marks of every cluster in their one order and drops doubles, so that visually identical typings become equal:
 * `ကုိ` → `ကို`, `ခ့ဲ` → `ခဲ့`, `တု့ံ` → `တုံ့`. Contractions (`ယောက်ျား`, `ကျွန်ုပ်`) and kinzi (`င်္ဂ`) keep their asat in front.
 */
export function reorderMarks(text: string): string {
  return text.replace(CLUSTER, (whole, base: string, marks: string) => {
    if (isOrdered(marks)) return whole;
    const units = marks.match(UNIT) ?? [];
    const rankOf = isContraction(units) ? contractionRank : rank;
    const sorted = units.map((unit, at) => ({ unit, at, rank: rankOf(unit) })).sort((a, b) => a.rank - b.rank || order(a, b));
    let joined = base;
    let last = '';
    for (const { unit } of sorted) {
      if (unit !== last || unit.length > 1) joined += unit;
      last = unit;
    }
    return joined;
  });
}

/** Of two marks of one rank the smaller code point comes first; stacked consonants keep the order in which they were typed. */
function order(a: Placed, b: Placed): number {
  if (a.rank === STACK || a.unit === b.unit) return a.at - b.at;
  return a.unit < b.unit ? -1 : 1;
}

function isOrdered(marks: string): boolean {
  let last = 0;
  for (const mark of marks) {
    const next = RANK[mark];
    if (next === undefined || next <= last) return false;
    last = next;
  }
  return !marks.includes(ASAT) || !isContraction([...marks]);
}

/** An asat on the base itself: `က်ျား` (asat, ya, aa and no `ေ`) and `န်ုပ်` (asat and u alone) are written no other way. */
function isContraction(units: readonly string[]): boolean {
  if (!units.includes(ASAT) || units.includes('\u1031')) return false;
  const ya = units.includes('\u103b') && units.includes('\u102c');
  const u = units.includes('\u102f') && !units.includes('\u102d') && !units.includes('\u102e') && !units.includes('\u102c') && !units.includes('\u102b');
  return ya || u;
}

function rank(unit: string): number {
  return RANK[unit] ?? STACK;
}

function contractionRank(unit: string): number {
  return unit === ASAT ? 0 : rank(unit);
}
