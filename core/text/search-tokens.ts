import { hasMyanmar } from './myanmar-characters.ts';
import { wordUnits, type WordUnit } from './word-units.ts';

/** A job keeps at most so many tokens: its title comes first, a pasted page does not swell the index. */
export const SEARCH_TOKENS_MAX = 160;

/**
 * The tokens by which a text is found: every word in another script, every Burmese syllable, and every pair of Burmese
 * syllables that stand together. Without doubles, in the order of the text, at most SEARCH_TOKENS_MAX.
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>();
  let before: WordUnit | undefined;
  for (const unit of wordUnits(text)) {
    tokens.add(unit.key);
    if (before && isPair(before, unit)) tokens.add(before.key + unit.key);
    if (tokens.size >= SEARCH_TOKENS_MAX) break;
    before = unit;
  }
  return [...tokens].slice(0, SEARCH_TOKENS_MAX);
}

/**
 * The tokens that a query asks for: pairs instead of single syllables where there are pairs, since one syllable says little.
 */
export function queryTokens(units: readonly WordUnit[]): string[] {
  const tokens = new Set<string>();
  for (const [at, unit] of units.entries()) {
    const before = units[at - 1];
    const after = units[at + 1];
    if (before && isPair(before, unit)) tokens.add(before.key + unit.key);
    else if (!after || !isPair(unit, after)) tokens.add(unit.key);
  }
  return [...tokens];
}

/** Two Burmese syllables, with a space between them or without: people put spaces anywhere. */
function isPair(before: WordUnit, unit: WordUnit): boolean {
  return hasMyanmar(before.key) && hasMyanmar(unit.key);
}
