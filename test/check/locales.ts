import { burmeseFaults } from './burmese-text.ts';
import { lengthFault } from './text-length.ts';
import { type LocaleText, type LocaleTexts, readLocale } from './read-locales.ts';

const PLACEHOLDER = /\{\{-?\s*([^},\s]+)[^}]*\}\}/g;
const PLURAL = /_(zero|one|two|few|many|other)$/;
const TWO_WORDS = /[a-z]{3,} [a-z]{3,}/i;
/** Names of products are the same in every language. */
const NAME = /\bAYA Pay(?: Gateway)?\b/g;

/**
 * What is wrong in a locales folder, one line each: a key or placeholder that the other language has not, an empty or
 * untranslated text, one that a channel would refuse, or Burmese that is not clean Unicode. Empty when all is well.
 */
export async function findLocaleFaults(folder: string): Promise<string[]> {
  const english = await readLocale(folder, 'en');
  const burmese = await readLocale(folder, 'my');
  return [
    ...english.faults, ...burmese.faults,
    ...missing(english.namespaces, burmese.namespaces).map((name) => `my/${name}.json is missing`),
    ...missing(burmese.namespaces, english.namespaces).map((name) => `en/${name}.json is missing`),
    ...differences(english, burmese),
    ...english.texts.flatMap((one) => textFaults('en', one)),
    ...burmese.texts.flatMap((one) => [...textFaults('my', one), ...burmeseFaults(one.text).map((fault) => `my/${nameOf(one)} ${fault}`)]),
  ];
}

function differences(english: LocaleTexts, burmese: LocaleTexts): string[] {
  const ours = stems(english.texts);
  const theirs = stems(burmese.texts);
  const faults = [
    ...missing([...ours.keys()], [...theirs.keys()]).map((name) => `my/${name} is missing`),
    ...missing([...theirs.keys()], [...ours.keys()]).map((name) => `en/${name} is missing`),
  ];
  for (const [name, { placeholders, text }] of ours) {
    const other = theirs.get(name);
    if (other === undefined) continue;
    faults.push(...missing([...placeholders], [...other.placeholders]).map((one) => `my/${name} lacks {{${one}}}`));
    faults.push(...missing([...other.placeholders], [...placeholders]).map((one) => `en/${name} lacks {{${one}}}`));
    if (text === other.text && TWO_WORDS.test(text.replace(PLACEHOLDER, '').replace(NAME, ''))) faults.push(`my/${name} is not translated`);
  }
  return faults;
}

/** Texts by name without the plural ending: languages have different plurals, but the same placeholders over all of them. */
function stems(texts: readonly LocaleText[]): Map<string, { placeholders: Set<string>; text: string }> {
  const result = new Map<string, { placeholders: Set<string>; text: string }>();
  for (const one of texts) {
    const name = nameOf(one).replace(PLURAL, '');
    const stem = result.get(name) ?? { placeholders: new Set<string>(), text: one.text };
    for (const match of one.text.matchAll(PLACEHOLDER)) if (match[1] !== undefined) stem.placeholders.add(match[1]);
    result.set(name, stem);
  }
  return result;
}

function textFaults(language: string, one: LocaleText): string[] {
  const name = `${language}/${nameOf(one)}`;
  if (one.text.trim() === '') return [`${name} is empty`];
  const fault = lengthFault(one.path, one.text.replace(PLACEHOLDER, ''));
  return fault === undefined ? [] : [`${name} ${fault}`];
}

function nameOf(one: LocaleText): string {
  return `${one.namespace}:${one.path}`;
}

function missing(wanted: readonly string[], present: readonly string[]): string[] {
  const have = new Set(present);
  return wanted.filter((one) => !have.has(one));
}
