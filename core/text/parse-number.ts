import { joinThousands } from './join-thousands.ts';
import { normalise } from './normalise.ts';
import { payTokens, type PayToken } from './pay-tokens.ts';

const LENGTH_MAX = 100;

/**
 * A number as people write it, in both scripts, if the whole text is one: `၁၂,၀၀၀`, `၅ဝဝ`, `ငါးရာ`, `ဆယ့်ငါး`, `တစ်ထောင့်ငါးရာ`, `သိန်း ၂၀`, `၃ သိန်းခွဲ`, `2.5`,
 * `500k`, `two`. `undefined` for anything else. Never negative.
 */
export function parseNumber(text: string): number | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const tokens = payTokens(joinThousands(normalise(text).toLowerCase()));
  if (tokens.length === 0 || tokens.some((token) => !COUNTED.has(token.kind)) || /^[-−–]/.test(text.trim())) return undefined;
  const unitFirst = readUnitFirst(tokens);
  return unitFirst ?? readSum(tokens);
}

const COUNTED: ReadonlySet<PayToken['kind']> = new Set(['number', 'digitWord', 'unit', 'half']);

/** `သိန်း ၂၀`, `သိန်းခွဲ`: the noun in front of a round number. */
function readUnitFirst([unit, ...rest]: readonly PayToken[]): number | undefined {
  if (unit?.kind !== 'unit') return undefined;
  if (rest.length === 0) return unit.value;
  if (rest.length === 1 && rest[0]?.kind === 'half') return unit.value * 1.5;
  const count = rest.some((token) => token.kind === 'unit' || token.kind === 'half') ? undefined : readSum(rest);
  return count === undefined ? undefined : count * unit.value;
}

/** Numbers with their units, added up from left to right, each unit smaller than the one before: `၃ သိန်း ၅ သောင်း`. */
function readSum(tokens: readonly PayToken[]): number | undefined {
  let sum = 0;
  let smallest = Infinity;
  let count: number | undefined;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token?.kind === 'number' || token?.kind === 'digitWord') {
      if (count !== undefined) return undefined;
      const read = readCount(tokens, at);
      [count, at] = [read.count, read.next];
      continue;
    }
    if (token?.kind === 'unit') {
      if (count === undefined || token.value >= smallest) return undefined;
      sum += count * token.value;
      [smallest, count] = [token.value, undefined];
    } else if (token?.kind === 'half' && count === undefined && smallest < Infinity) {
      sum += smallest / 2;
    } else return undefined;
    at++;
  }
  if (count !== undefined && count >= smallest) return undefined;
  return sum + (count ?? 0);
}

/** Digits, or a row of number words: `နှစ်ဆယ့်ငါး`, `ငါးရာ`. */
function readCount(tokens: readonly PayToken[], from: number): { count: number; next: number } {
  const head = tokens[from];
  if (head?.kind === 'number') return { count: head.value, next: from + 1 };
  let total = 0;
  let pending = 0;
  let next = from;
  for (let token = tokens[next]; token?.kind === 'digitWord'; token = tokens[++next]) {
    if (token.value < 10) pending = token.value;
    else {
      total += (pending || 1) * token.value;
      pending = 0;
    }
  }
  return { count: total + pending, next };
}
