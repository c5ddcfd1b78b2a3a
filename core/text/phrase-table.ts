import { compactKey } from './search-key.ts';
import { wordUnits, type WordUnit } from './word-units.ts';

/** Something found in a text: which values the words stand for, and which units they cover. */
export interface PhraseMatch<T> {
  readonly values: readonly T[];
  readonly from: number;
  readonly to: number;
}

/**
 * Finds known phrases in sentences: spaces, hyphens, capitals and spelling variants do not count, the longest phrase wins.
 * One phrase may stand for several values (an ambiguous place).
 */
export class PhraseTable<T> {
  readonly #values = new Map<string, T[]>();
  #unitsMax = 1;

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) {
      const key = compactKey(phrase);
      if (key === '') continue;
      const values = this.#values.get(key) ?? [];
      if (!values.includes(value)) values.push(value);
      this.#values.set(key, values);
      this.#unitsMax = Math.max(this.#unitsMax, wordUnits(phrase).length);
    }
  }

  /** The values of exactly this phrase. */
  exact(phrase: string): readonly T[] {
    return this.#values.get(compactKey(phrase)) ?? [];
  }

  /** Every phrase's key with its values. */
  entries(): Iterable<readonly [key: string, values: readonly T[]]> {
    return this.#values;
  }

  /** The phrases in a text, from left to right, without overlaps. */
  scan(units: readonly WordUnit[]): PhraseMatch<T>[] {
    const matches: PhraseMatch<T>[] = [];
    for (let from = 0; from < units.length; from++) {
      const match = this.#longestAt(units, from);
      if (!match) continue;
      matches.push(match);
      from = match.to - 1;
    }
    return matches;
  }

  #longestAt(units: readonly WordUnit[], from: number): PhraseMatch<T> | undefined {
    for (let to = Math.min(units.length, from + this.#unitsMax); to > from; to--) {
      const values = this.#lookUp(units.slice(from, to).map((unit) => unit.key).join(''));
      if (values) return { values, from, to };
    }
    return undefined;
  }

  /** A key as it is, or an English plural's singular. */
  #lookUp(key: string): readonly T[] | undefined {
    return this.#values.get(key) ?? (/^[a-z]{3,}s$/.test(key) ? this.#values.get(key.slice(0, -1)) : undefined);
  }
}
