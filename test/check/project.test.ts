import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findLocaleFaults } from './locales.ts';
import { readLocale } from './read-locales.ts';
import { checkTypes, runTool } from './run-tool.ts';

const ROOT = join(import.meta.dirname, '../..');
const LOCALES = join(ROOT, 'locales');

describe('the project', () => {
  test('has sound types', async () => {
    const { code, output } = await checkTypes();
    expect(output).toBe('');
    expect(code).toBe(0);
  }, 240_000); // the compiler starts cold on a new machine

  test('keeps the rules of style and the arrows between the rooms', async () => {
    const { code, output } = await runTool('oxlint', []);
    expect(code, output).toBe(0);
  });

  test('says everything in both languages, within the limits of the channels', async () => {
    expect(await findLocaleFaults(LOCALES)).toEqual([]);
  });

  test('registers every namespace of texts with the compiler', async () => {
    const keys = await readFile(join(ROOT, 'core/language/keys.ts'), 'utf8');
    const { namespaces } = await readLocale(LOCALES, 'en');
    expect(namespaces.filter((name) => !keys.includes(`locales/en/${name}.json`))).toEqual([]);
  });
});
