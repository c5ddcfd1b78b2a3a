import { beforeEach, expect, test } from 'vitest';
import { whichFind } from '../../../core/db/which-find.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();
const late = { collection: 'intents', filter: { dueAt: { $lte: new Date(1_000) } } };
const pending = { collection: 'notices', filter: { state: 'pending' } };

beforeEach(() => db.empty());

test('finds nothing where nothing is wanted, or no document is like that', async () => {
  await db.connection.collection('intents').insertOne({ dueAt: new Date(1_001) });
  expect([...await whichFind(db.reader, []), ...await whichFind(db.reader, [late, pending])]).toEqual([]);
});

test.each([['the first', 'intents', { dueAt: new Date(1_000) }, late], ['another', 'notices', { state: 'pending' }, pending]])('finds a document of %s collection', async (_which, collection, document, wanted) => {
  await db.connection.collection(collection).insertOne(document);
  expect([...await whichFind(db.reader, [late, pending])]).toEqual([wanted]);
});

test('says of each whether it finds one', async () => {
  await db.connection.collection('intents').insertMany([{ dueAt: new Date(1_000) }, { dueAt: new Date(999) }]);
  await db.connection.collection('notices').insertOne({ state: 'pending' });
  expect([...await whichFind(db.reader, [late, pending, { collection: 'jobs', filter: {} }])]).toEqual([late, pending]);
});
