import { normalise } from './normalise.ts';
import { payTokens } from './pay-tokens.ts';

const COUNT_MAX = 999;

/** A number of people, 1–999: `5`, `၅ ယောက်`, `၁ဝ ဦး`, `နှစ်ယောက်`, `two`. `undefined` when there is none, or more than one. */
export function parseCount(text: string): number | undefined {
  const written = normalise(text).toLowerCase();
  const numbers = written.match(/\d+(?:[.,]\d+)?/g) ?? [];
  const count = numbers.length === 0 ? countInWords(written) : Number(numbers[0]);
  return numbers.length <= 1 && Number.isInteger(count) && count >= 1 && count <= COUNT_MAX && !written.startsWith('-') ? count : undefined;
}

function countInWords(text: string): number {
  let total = 0;
  let pending = 0;
  for (const token of payTokens(text)) {
    if (token.kind !== 'digitWord') break;
    if (token.value < 10) pending = token.value;
    else {
      total += (pending || 1) * token.value;
      pending = 0;
    }
  }
  return total + pending;
}
