import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** One text of one language, flat: `jobs:card.applyButton`. */
export interface LocaleText {
  readonly namespace: string;
  /** The groups and the key, joined by dots. */
  readonly path: string;
  readonly text: string;
}

/** What a locale folder of one language holds; `faults` are things that are no text at all. */
export interface LocaleTexts {
  readonly namespaces: readonly string[];
  readonly texts: readonly LocaleText[];
  readonly faults: readonly string[];
}

const LEVELS_MAX = 3; // group, group, key

/** Reads every namespace of one language. */
export async function readLocale(folder: string, language: string): Promise<LocaleTexts> {
  const files = (await readdir(join(folder, language))).filter((name) => name.endsWith('.json')).toSorted();
  const texts: LocaleText[] = [];
  const faults: string[] = [];
  for (const file of files) {
    const namespace = basename(file, '.json');
    const content: unknown = JSON.parse(await readFile(join(folder, language, file), 'utf8'));
    walk(content, [], (path, value) => {
      const name = `${language}/${namespace}:${path.join('.')}`;
      if (typeof value !== 'string') faults.push(`${name} is not a text`);
      else if (path.length > LEVELS_MAX) faults.push(`${name} is nested too deep`);
      else texts.push({ namespace, path: path.join('.'), text: value });
    });
  }
  return { namespaces: files.map((file) => basename(file, '.json')), texts, faults };
}

function walk(value: unknown, path: readonly string[], leaf: (path: readonly string[], value: unknown) => void): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) leaf(path, value);
  else for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], leaf);
}
