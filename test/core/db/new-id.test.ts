import { expect, test } from 'vitest';
import { newId } from '../../../core/db/new-id.ts';

test('ids are as long as asked for, of safe characters, and each is new, however many bytes were fetched at once', () => {
  const ids = Array.from({ length: 20_000 }, () => newId());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9abcdefghjkmnpqrstvwxyz]{12}$/);
  expect([1, 16, 4_096].map((length) => newId(length).length)).toEqual([1, 16, 4_096]);
  expect(new Set(ids.join('')).size).toBe(32);
});
