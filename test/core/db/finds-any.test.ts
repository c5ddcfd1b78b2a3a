import { beforeEach, expect, test } from 'vitest';
import { findsAny } from '../../../core/db/finds-any.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();
const late = { collection: 'intents', filter: { dueAt: { $lte: new Date(1_000) } } };
const pending = { collection: 'notices', filter: { state: 'pending' } };

beforeEach(() => db.empty());

test('finds nothing where nothing is wanted, or no document is like that', async () => {
  await db.connection.collection('intents').insertOne({ dueAt: new Date(1_001) });
  expect([await findsAny(db.reader, []), await findsAny(db.reader, [late, pending])]).toEqual([false, false]);
});

test.each([['the first', 'intents', { dueAt: new Date(1_000) }], ['another', 'notices', { state: 'pending' }]])('finds a document of %s collection', async (_which, collection, document) => {
  await db.connection.collection(collection).insertOne(document);
  expect(await findsAny(db.reader, [late, pending])).toBe(true);
});
