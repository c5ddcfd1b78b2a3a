import type { Found } from './phrase-candidates.ts';
import type { SentenceUnit } from './sentence-units.ts';

const HONORIFIC = /^(?:ဆရာ(?:မ)?|admin|အက်ဒမင်|အက်မင်)$/;
/** State names that romanised Burmese uses as words (`chin` = ချင်). */
const LATIN_WORDS: ReadonlySet<string> = new Set(['chin', 'mon', 'shan', 'waw', 'dala', 'paung', 'kawa', 'malal']);
/** Kale, and a child where nobody speaks of work. */
const CHILD = 'ကလေး';
const POLITE = ['thanks', 'greeting', 'yes', 'no', 'talk'] as const;
const ABOUT_WORK = ['job', 'seek', 'wantdo', 'hire', 'wanthave'] as const;

/**
 * Leaves out what only looks like a name: a thing of one syllable, or a place of two, inside a longer word that nobody knows (`ရေး` in `…ရေး`), a state's name among
 * romanised words, and `ဆရာ` as an address in `ကျေးဇူးပါ ဆရာ`.
 */
export function dropFragments(units: readonly SentenceUnit[], found: readonly Found[]): Found[] {
  const covered = new Set(found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)));
  const romanised = found.some(({ how, from }) => how === 'sound' && /^[a-z]/.test(units[from]?.key ?? ''));
  const polite = says(found, POLITE) && !says(found, ABOUT_WORK);
  const addressed = (match: Found): Found => (polite && HONORIFIC.test(keyOf(units, match)) ? { ...match, meanings: match.meanings.filter(({ kind }) => kind === 'signal') } : match);
  return found.map(addressed).filter((match) => {
    const key = keyOf(units, match);
    if (match.meanings.length === 0) return false;
    if (match.meanings.every(({ kind }) => kind === 'signal' || kind === 'little' || kind === 'plain')) return true;
    if (match.to - match.from > (match.meanings.some(({ kind }) => kind === 'place') ? 2 : 1)) return true;
    if (romanised && LATIN_WORDS.has(key)) return false;
    if (key === CHILD && !says(found, ABOUT_WORK) && !found.some(({ meanings }) => meanings.some(({ kind }) => kind === 'term'))) return false;
    if (match.to - match.from === 1 && units[match.to]?.joined === true && VERBAL.has(units[match.to]?.key ?? '')) return false;
    if (isTail(units, found, match)) return false;
    const before = units[match.from]?.joined === true && !covered.has(match.from - 1);
    const after = units[match.to]?.joined === true && !covered.has(match.to);
    return !before && !after;
  });
}

function keyOf(units: readonly SentenceUnit[], { from, to }: Found): string {
  return units.slice(from, to).map((unit) => unit.key).join('');
}

const PLACED: ReadonlySet<string> = new Set(['မြို့', 'မြို့နယ်', 'မှာ', 'မှ', 'က', 'ဘက်', 'နား', 'ထဲ']);

/** What follows a verb: the `ရေး` of `ရေးထားတယ်` is no town. */
const VERBAL: ReadonlySet<string> = new Set(['ထား', 'ပေး', 'တတ်', 'တယ်', 'တဲ့', 'ချင်', 'ဖို့', 'ခိုင်း', 'ပြီး']);

/** A place of one syllable that hangs on a thing without a space: the `ရေး` of `ဆော့ဖ်ဝဲရေး`. `ယာဉ်မောင်းပြည်မှာ` says that it is a place. */
function isTail(units: readonly SentenceUnit[], found: readonly Found[], { from, to, meanings }: Found): boolean {
  if (units[from]?.joined !== true || !meanings.some(({ kind }) => kind === 'place') || /^[a-z]/.test(units[from]?.key ?? '')) return false;
  if (PLACED.has(units[to]?.key ?? '')) return false;
  return found.some((other) => other.to === from && other.meanings.some(({ kind }) => kind === 'term' || kind === 'category'));
}

function says(found: readonly Found[], names: readonly string[]): boolean {
  return found.some(({ meanings }) => meanings.some((meaning) => meaning.kind === 'signal' && names.includes(meaning.name)));
}
