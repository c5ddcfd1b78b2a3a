import { expect, test } from 'vitest';
import { migrate, SchemaStates, type Migration } from '../../../core/db/migrate.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();

function counting(): { migrations: Migration[]; ran: number[] } {
  const ran: number[] = [];
  return { ran, migrations: [2, 1, 3].map((id) => ({ id, name: `number ${id}`, up: async () => { ran.push(id); } })) };
}

test('migrations run once, in the order of their numbers, and only those that are new', async () => {
  await db.empty();
  const { migrations, ran } = counting();
  expect(await migrate(db.reader, migrations.slice(0, 2), 'a')).toBe(2);
  expect(await migrate(db.reader, migrations, 'b')).toBe(3);
  expect(await migrate(db.reader, migrations, 'a')).toBe(3);
  expect(ran).toEqual([1, 2, 3]);
});

test('of processes that start together one migrates, the others wait for it', async () => {
  await db.empty();
  const { migrations, ran } = counting();
  expect(await Promise.all(['a', 'b', 'c'].map((by) => migrate(db.reader, migrations, by)))).toEqual([3, 3, 3]);
  expect(ran).toEqual([1, 2, 3]);
});

test('a migration that was cut off is run again, by whoever comes when its lease is over', async () => {
  await db.empty();
  const { migrations, ran } = counting();
  const failing = migrations.map((each) => (each.id === 2 ? { ...each, up: async () => { throw new Error('killed'); } } : each));
  await expect(migrate(db.reader, failing, 'a')).rejects.toThrow('killed');
  db.clock.move(61_000);
  expect(await migrate(db.reader, migrations, 'b')).toBe(3);
  expect(ran).toEqual([1, 2, 3]);
});

test('a database of a newer version is left alone', async () => {
  await db.empty();
  await SchemaStates(db.reader).create([{ _id: 'schema', version: 9 }]);
  const { migrations, ran } = counting();
  expect(await migrate(db.reader, migrations, 'a')).toBe(9);
  expect(ran).toEqual([]);
});
