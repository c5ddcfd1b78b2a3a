import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { parseEnv } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig, SETTINGS } from '../../core/config.ts';

const ROOT = join(import.meta.dirname, '../..');
const NOT_OURS = new Set(['node_modules', '.git', '.data', '.cache', 'gallery', 'coverage']);
const PICTURE_BYTES_MAX = 250 * 1024;

/** A file named in backticks: it ends in one of our extensions, and nothing in it is a placeholder. */
const NAMED_FILE = /`((?:[\w.-]+\/)*[\w.-]+\.(?:ts|js|json|md|css|html|svg|service|conf))`/g;
/** The first-flow guide lets the reader make files: `New file` before the name says so. */
const MADE_BY_READER = /New file `([^`]+)`/g;
const CHANGED_BY_READER = ['core/schema.ts', 'core/language/keys.ts', 'flows/table.ts', 'flows/home.flow.ts'];
const LINK = /\]\(([^)\s]+)\)/g;
const NPM_SCRIPT = /npm run (?:-s )?([\w-]+)/g;

let files: readonly string[] = [];
let documents: readonly { readonly path: string; readonly text: string }[] = [];

beforeAll(async () => {
  files = await filesUnder(ROOT);
  const names = files.filter((file) => /^(README|ARCHITECTURE)\.md$|^(docs|ops)\/.*\.md$|^flows\/engine\/README\.md$/.test(file));
  documents = await Promise.all(names.map(async (path) => ({ path, text: await readFile(join(ROOT, path), 'utf8') })));
});

describe('the documents', () => {
  test('name only files that exist', () => {
    const names = new Set(files.map((file) => basename(file)));
    const paths = new Set(files);
    const missing = documents.flatMap(({ path, text }) => {
      const made = new Set(matches(text, MADE_BY_READER));
      const named = matches(text, NAMED_FILE).filter((name) => !made.has(name));
      return named.filter((name) => !(name.includes('/') ? paths.has(name) : names.has(name))).map((name) => `${path} names ${name}`);
    });
    expect(missing).toEqual([]);
  });

  test('link only to what exists', async () => {
    const broken: string[] = [];
    for (const { path, text } of documents) {
      for (const link of matches(text, LINK).filter((each) => !/^(https?:|mailto:|#)/.test(each))) {
        const target = join(ROOT, dirname(path), link.replace(/#.*$/, ''));
        if (!await stat(target).then(() => true, () => false)) broken.push(`${path} links to ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('name only npm scripts that exist', async () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')));
    const unknown = documents.flatMap(({ path, text }) => matches(text, NPM_SCRIPT).filter((name) => !(name in scripts)).map((name) => `${path}: ${name}`));
    expect(unknown).toEqual([]);
  });

  test('have pictures that are small', async () => {
    const pictures = files.filter((file) => file.startsWith('docs/pictures/'));
    const sizes = await Promise.all(pictures.map(async (file) => ({ file, bytes: (await stat(join(ROOT, file))).size })));
    expect(sizes.filter(({ bytes }) => bytes > PICTURE_BYTES_MAX)).toEqual([]);
  });
});

describe('the guide to a first flow', () => {
  test('fits the files that it changes, before and after it was followed', async () => {
    const guide = documents.find(({ path }) => path === 'docs/first-flow.md')?.text ?? '';
    const made = matches(guide, MADE_BY_READER);
    const followed = made.filter((file) => files.includes(file));
    expect([0, made.length]).toContain(followed.length);
    const stands = followed.length === 0 ? /^[ -]/ : /^[ +]/;
    const changed = await Promise.all(CHANGED_BY_READER.map((file) => readFile(join(ROOT, file), 'utf8')));
    const parts = matches(guide, /```diff\n([^]*?)```/g).map((diff) => diff.split('\n').filter((line) => stands.test(line)).map((line) => line.slice(1)).join('\n'));
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.filter((part) => !changed.some((text) => text.split(part).length === 2))).toEqual([]);
  });
});

describe('the settings', () => {
  test('are the same in .env.example as in the code, and its values are accepted', async () => {
    const text = await readFile(join(ROOT, '.env.example'), 'utf8');
    expect(matches(text, /^#?([A-Z][A-Z_]+)=/gm).toSorted()).toEqual(Object.keys(SETTINGS.shape).toSorted());
    expect(() => readConfig(parseEnv(text))).not.toThrow();
    expect(() => readConfig(parseEnv(text.replaceAll(/^#(?=[A-Z_]+=)/gm, '')))).not.toThrow();
  });

  test('are the same in docs/settings.md as in the code, with their defaults', async () => {
    const text = await readFile(join(ROOT, 'docs/settings.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([A-Z][A-Z_]+)` \| ([^|]+) \|/gm)].map(([, name = '', value = '']) => [name, value.trim()] as const);
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(Object.entries(SETTINGS.shape).map(([name, schema]) => [name, defaultOf(name, schema)])));
  });
});

/** As the table writes it. */
function defaultOf(name: string, schema: z.ZodType): string {
  if (name === 'HOST_ID') return 'the machine’s name';
  const absent = schema.safeParse(undefined);
  if (!absent.success) return '**required**';
  return absent.data === undefined ? '–' : `\`${String(absent.data)}\``;
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** Every file of the project, by its path from the root. */
async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(entries.filter((entry) => !NOT_OURS.has(entry.name)).map(async (entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [relative(ROOT, path).split(sep).join('/')];
  }));
  return found.flat();
}
