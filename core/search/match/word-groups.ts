import { isMyanmarCode } from '../index/unit-table.ts';
import { BoundedCache } from '../../text/bounded-cache.ts';
import { wordUnits } from '../../text/word-units.ts';

/** Units that stand together in a query: the syllables of a Burmese word, or one Latin word or number. */
export interface WordGroup {
  readonly units: readonly string[];
  readonly myanmar: boolean;
}

const GROUPS_MAX = 40;
const KEPT = 2_000;
const SENSE = /[\p{L}\p{N}]/u;

const kept = new BoundedCache<string, readonly WordGroup[]>(KEPT);

/** What a query's words ask for: groups without a space inside, at most 40; marks and signs alone are nothing to look for. */
export function wordGroups(words: string): readonly WordGroup[] {
  return words.length > 200 ? readGroups(words) : kept.take(words, () => readGroups(words));
}

function readGroups(words: string): WordGroup[] {
  const groups: { units: string[]; myanmar: boolean }[] = [];
  for (const { key, joined } of wordUnits(words)) {
    const myanmar = isMyanmarCode(key.charCodeAt(0));
    if (!myanmar && !SENSE.test(key) && !/[+#]/.test(key)) continue;
    const last = groups.at(-1);
    if (joined && myanmar && last?.myanmar === true) last.units.push(key);
    else groups.push({ units: [key], myanmar });
    if (groups.length > GROUPS_MAX) break;
  }
  return groups.slice(0, GROUPS_MAX);
}
