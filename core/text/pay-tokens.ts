/** A piece of a text about money. `word` is anything that is not understood; `pause` a comma, bracket or full stop. */
export type PayToken =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'digitWord'; readonly value: number }
  | { readonly kind: 'unit'; readonly value: number }
  | { readonly kind: 'half' | 'range' | 'from' | 'upTo' | 'currency' | 'pause' | 'word' };

const UNITS: Readonly<Record<string, number>> = {
  ထောင်: 1e3, 'ထောင့်': 1e3, သောင်း: 1e4, သိန်း: 1e5, သန်း: 1e6, ကုဋေ: 1e7,
  thousand: 1e3, k: 1e3, lakh: 1e5, lakhs: 1e5, lac: 1e5, lacs: 1e5, lk: 1e5, lks: 1e5, l: 1e5,
  million: 1e6, millions: 1e6, mil: 1e6, m: 1e6, crore: 1e7, crores: 1e7, thein: 1e5, thaung: 1e4,
};

const DIGIT_WORDS: Readonly<Record<string, number>> = {
  တစ်: 1, နှစ်: 2, သုံး: 3, လေး: 4, ငါး: 5, ခြောက်: 6, ခုနစ်: 7, ခုနှစ်: 7, ခွန်: 7, ရှစ်: 8, ကိုး: 9,
  ဆယ်: 10, 'ဆယ့်': 10, ရာ: 100, 'ရာ့': 100, တ: 1,
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
};

type Mark = 'half' | 'range' | 'from' | 'upTo' | 'currency';

const MARKS: Readonly<Record<string, Mark>> = {
  ခွဲ: 'half', 'မှ': 'range', 'ကနေ': 'range', to: 'range', '-': 'range', '~': 'range',
  'အထိ': 'upTo', 'အများဆုံး': 'upTo', 'upto': 'upTo', 'up to': 'upTo', max: 'upTo', maximum: 'upTo',
  'အထက်': 'from', 'နှင့်အထက်': 'from', 'နဲ့အထက်': 'from', 'ကျော်': 'from', 'အနည်းဆုံး': 'from', from: 'from', min: 'from', minimum: 'from',
  'at least': 'from', over: 'from', above: 'from', '+': 'from',
  ကျပ်: 'currency', mmk: 'currency', ks: 'currency', kyat: 'currency', kyats: 'currency',
};

const byLength = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[+-]/g, '\\$&') + (/^[a-z]/.test(word) ? '(?![a-z])' : /^[\u1000-\u103f]/.test(word) ? '(?![\\u102b-\\u103e])' : '')).join('|');

const TOKEN = new RegExp([
  '(?<number>\\d+(?:\\.\\d+)?)',
  `(?<mark>${byLength(Object.keys(MARKS))})`,
  `(?<unit>${byLength(Object.keys(UNITS))})`,
  `(?<digitWord>${byLength(Object.keys(DIGIT_WORDS))})`,
  '(?<pause>[,.;:()\\[\\]/၊။\\n]+)',
  '(?<word>[a-z]+|[\\u1000-\\u109f])',
].join('|'), 'g');

/** Splits a normalised lower-case text into what matters for money; spaces, emoji and other signs are dropped. */
export function payTokens(text: string): PayToken[] {
  const tokens: PayToken[] = [];
  for (const { groups } of text.matchAll(TOKEN)) {
    const token = tokenOf(groups ?? {});
    if (token.kind !== 'word' || tokens.at(-1)?.kind !== 'word') tokens.push(token);
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): PayToken {
  if (groups['number'] !== undefined) return { kind: 'number', value: Number(groups['number']) };
  if (groups['unit'] !== undefined) return { kind: 'unit', value: UNITS[groups['unit']] ?? 1 };
  if (groups['digitWord'] !== undefined) return { kind: 'digitWord', value: DIGIT_WORDS[groups['digitWord']] ?? 0 };
  if (groups['mark'] !== undefined) return { kind: MARKS[groups['mark']] ?? 'word' };
  return { kind: groups['pause'] === undefined ? 'word' : 'pause' };
}
