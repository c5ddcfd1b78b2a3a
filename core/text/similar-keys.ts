const HOMOPHONES: readonly (readonly [RegExp, string])[] = [
  [/\u103c/g, '\u103b'], // ြ → ျ
  [/\u101b/g, '\u101a'], // ရ → ယ
  [/[\u1019\u1014]\u103a|\u1036/g, '\u1036'], // မ်, န် → ံ
  [/\u1037/g, ''], // ့
  [/\u1038/g, ''], // း
  [/[\u1017\u1018]/g, '\u1018'], // ဗ → ဘ
  [/[\u1012\u1013]/g, '\u1012'], // ဓ → ဒ
];

const ROMAN: readonly (readonly [RegExp, string])[] = [
  [/([aeiou])r(?![aeiou])/g, '$1'],
  [/(?<=[ptkgmnlsy])h|h(?=[ptkgmnlsyw])/g, ''],
  [/ky|gy|ch|j/g, 'c'],
  [/ine|aing|ain|eing/g, 'ai'],
  [/oung|aung|ong|own|aun/g, 'au'],
  [/ay|ei|ae|eh|ey/g, 'e'],
  [/aw|ou|oh/g, 'o'],
  [/oo|ou/g, 'u'],
  [/ee|y/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/**
 * A key by sound: what a Burmese speaker misspells (`ကျ`/`ကြ`, `ရ`/`ယ`, `န်`/`မ်`/`ံ`) and what romanised names vary in
 * (`hlaingtharyar`, `hlainethaya`) become equal. It merges real words too, so it only ever suggests.
 */
export function soundKey(compact: string): string {
  let key = compact;
  for (const [pattern, sound] of HOMOPHONES) key = key.replace(pattern, sound);
  for (const [pattern, sound] of ROMAN) key = key.replace(pattern, sound);
  return key;
}

/**
 * How many characters must be inserted, dropped, changed or swapped to make `a` into `b`; any number above `max` is
 * reported as `max + 1`.
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swapped));
    }
    if (Math.min(...row) > max) return max + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length] ?? 0, max + 1);
}

/** How many slips are forgiven in a word of this length. */
export function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
