import type { PayToken } from './pay-tokens.ts';

/** A sum as it was written: `unit` is undefined for a bare number, which may borrow one from its neighbour. */
export interface Amount {
  readonly value: number;
  readonly unit?: number;
}

/** Amounts and what stands between them, the words in between left out. */
export type PayPart = { readonly kind: 'amount'; readonly amount: Amount } | { readonly kind: 'range' | 'from' | 'upTo' | 'word' };

const COMPOUND_REST_MIN = 1_000;

/**
 * Reads the sums in a row of tokens: `3 သိန်း 5 သောင်း`, `3 သိန်းခွဲ`, `သိန်း 20`, `သုံးဆယ့်ငါးသိန်း`, `500`. A number word counts
 * only beside a unit (`နှစ်` is also "year", `ငါး` also "fish").
 */
export function payAmounts(tokens: readonly PayToken[]): PayPart[] {
  const parts: PayPart[] = [];
  let at = 0;
  while (at < tokens.length) {
    const read = readAmount(tokens, at);
    if (read) {
      parts.push({ kind: 'amount', amount: read.amount });
      at = read.next;
      continue;
    }
    const token = tokens[at];
    if (token?.kind === 'range' || token?.kind === 'from' || token?.kind === 'upTo') parts.push({ kind: token.kind });
    else if (token?.kind === 'word' || token?.kind === 'digitWord') parts.push({ kind: 'word' });
    at++;
  }
  return parts;
}

interface Read<T> {
  readonly next: number;
  readonly amount: T;
}

function readAmount(tokens: readonly PayToken[], start: number): Read<Amount> | undefined {
  const first = readTerm(tokens, start);
  if (!first) return undefined;
  let { amount, next } = first;
  for (;;) {
    const more = amount.unit === undefined ? undefined : readTerm(tokens, next);
    if (!more || amount.unit === undefined || more.amount.value >= amount.unit) break;
    if (more.amount.unit === undefined && more.amount.value < COMPOUND_REST_MIN) break;
    amount = { value: amount.value + more.amount.value, unit: more.amount.unit ?? amount.unit };
    next = more.next;
  }
  return { amount, next };
}

/** One number with its unit: `3 သိန်းခွဲ`, `သိန်း 20`, `သိန်းခွဲ`, or a bare number. */
function readTerm(tokens: readonly PayToken[], start: number): Read<Amount> | undefined {
  const head = tokens[start];
  if (head?.kind === 'unit') return readUnitFirst(tokens, start, head.value);
  const count = readNumber(tokens, start);
  if (!count) return undefined;
  const unit = tokens[count.next];
  if (unit?.kind === 'unit') {
    const half = tokens[count.next + 1]?.kind === 'half';
    return { amount: { value: count.amount * unit.value + (half ? unit.value / 2 : 0), unit: unit.value }, next: count.next + (half ? 2 : 1) };
  }
  if (head?.kind !== 'number') return undefined;
  const inKyat = unit?.kind === 'currency' ? { unit: 1 } : {};
  return { amount: { value: count.amount, ...inKyat }, next: count.next };
}

function readUnitFirst(tokens: readonly PayToken[], start: number, unit: number): Read<Amount> | undefined {
  if (tokens[start + 1]?.kind === 'half') return { amount: { value: unit * 1.5, unit }, next: start + 2 };
  const count = readNumber(tokens, start + 1);
  if (!count || tokens[count.next]?.kind === 'unit') return undefined;
  return { amount: { value: count.amount * unit, unit }, next: count.next };
}

/** A number in digits, or in words: `သုံး`, `ဆယ့်ငါး`, `နှစ်ဆယ်`, `တစ်ရာ`. */
function readNumber(tokens: readonly PayToken[], start: number): Read<number> | undefined {
  const head = tokens[start];
  if (head?.kind === 'number') return { amount: head.value, next: start + 1 };
  let total = 0;
  let pending = 0;
  let at = start;
  for (let token = tokens[at]; token?.kind === 'digitWord'; token = tokens[++at]) {
    if (token.value < 10) pending = token.value;
    else {
      total += (pending || 1) * token.value;
      pending = 0;
    }
  }
  return at === start ? undefined : { amount: total + pending, next: at };
}
