import { createHash } from 'node:crypto';
import type { Entry } from './entry.model.ts';
import type { Seal } from './seal.model.ts';

/** The hash of an account's chain before its first entry. */
export const CHAIN_START = '';

/** An account's chain after one entry more: of everything that an entry says once it has its number. Its id repeats account, moment and number. */
export function chainAfter(before: string, entry: Entry): string {
  const { transfer, account, side, amount, pending = 0, code = null, reference, textKey, at, seq, balance, held = 0 } = entry;
  return sha256([before, `${transfer}:${side}`, transfer, account, side, amount, pending, code, reference, textKey, at.getTime(), seq, balance, held]);
}

/** The hash of a seal: of what it covers and of the seal before it. */
export function hashOfSeal({ _id, at, previous, lines }: Omit<Seal, 'hash'>): string {
  return sha256([_id, at.getTime(), previous, lines.map(({ account, seq, hash }) => [account, seq, hash])]);
}

function sha256(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
