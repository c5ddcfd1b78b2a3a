import { describe, expect, test } from 'vitest';
import { findRoles } from '../../../core/vocabulary/find-roles.ts';
import { isKnownText } from '../../../core/vocabulary/is-known-text.ts';
import { categoryName, roleName, rolesIn } from '../../../core/vocabulary/name-term.ts';
import { categoryOf, readTitle } from '../../../core/vocabulary/read-title.ts';
import { categories, TERMS } from '../../../core/vocabulary/vocabulary.ts';

describe('roles in a text', () => {
  test.each([
    ['စာရင်းကိုင်', ['accountant']],
    ['Senior Accountant', ['senior-accountant']],
    ['ယာဉ်မောင်း', ['driver']],
    ['drivers', ['driver']],
    ['driver job yangon', ['driver']],
    ['စားပွဲထိုး / မီးဖိုအကူ', ['waiter', 'kitchen-helper']],
    ['ကလေးထိန်း', ['nanny']],
  ])('%s', (text, roles) => {
    expect(findRoles(text).exact.map((role) => role.id)).toEqual(roles);
  });

  test.each(['acountant', 'စာရင်ကိုင်'])('%s is close to accountant', (text) => {
    expect(findRoles(text).close.map((role) => role.id)).toContain('accountant');
  });

  test('every role is found by each of its names', () => {
    const lost = TERMS.filter((term) => term.kind === 'role')
      .flatMap((role) => [role.en, role.my, ...role.synonyms].filter((name) => !findRoles(name).exact.some((found) => found.id === role.id)));
    expect(lost).toEqual([]);
  });
});

describe('a job title', () => {
  test('that is a role gives role and category', () => {
    expect(readTitle('Accountant')).toMatchObject({ role: 'accountant', category: 'accounting' });
  });

  test('with two roles of one category gives the category', () => {
    expect(readTitle('စားပွဲထိုး / မီးဖိုအကူ')).toMatchObject({ category: 'food' });
    expect(readTitle('စားပွဲထိုး / မီးဖိုအကူ').role).toBeUndefined();
  });

  test('that nobody knows leaves the category to the employer', () => {
    expect(readTitle('Zumba wizard')).toEqual({ suggestions: [] });
  });
});

describe('names', () => {
  test('every role belongs to a category that exists', () => {
    const known = new Set(categories().map((category) => category.id));
    expect(TERMS.filter((term) => term.kind === 'role' && !known.has(term.category))).toEqual([]);
    expect(categoryOf('driver')).toBe('driver');
    expect(categoryOf('full-time')).toBeUndefined();
    expect(rolesIn('driver').map((role) => role.id)).toContain('driver');
  });

  test('follow the language', () => {
    expect(roleName('driver', 'en')).toBe('Driver');
    expect(categoryName('driver', 'zg')).toBe('ယာဉ်မောင်း');
    expect(roleName('gone', 'en')).toBe('gone');
  });
});

describe('known Unicode text', () => {
  test.each([['မိတ္ထီလာ', true], ['ပခုက္ကူ ယာဉ်မောင်း', true], ['အလုပ္ရွာေနတယ္', false], ['hello', false], ['', false]])('%s → %s', (text, known) => {
    expect(isKnownText(text)).toBe(known);
  });
});
