import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../core/db/database.ts';
import { refused } from '../../core/errors.ts';
import { useDatabase } from './database.ts';

const notes = useDatabase({ altered: true });

describe('a database of a test file', () => {
  test('writes in transactions and reads what was committed', async () => {
    await notes.connection.createCollection('notes');
    await inTransaction(notes.reader, async (tx) => {
      await tx.db.collection('notes').insertOne({ text: 'kept' }, { session: tx.session });
      await tx.db.collection('notes').insertOne({ text: 'kept too' }, { session: tx.session });
    });
    expect(await notes.connection.collection('notes').countDocuments()).toBe(2);
  });

  test('keeps nothing of a refused transaction', async () => {
    await notes.empty();
    const result = await inTransaction(notes.reader, async (tx) => {
      await tx.db.collection('notes').insertOne({ text: 'never' }, { session: tx.session });
      return refused('not_found');
    });
    expect(result.ok).toBe(false);
    expect(await notes.connection.collection('notes').countDocuments()).toBe(0);
  });

  test('has a clock that moves', () => {
    const before = notes.reader.clock.now().getTime();
    notes.clock.move(86_400_000);
    expect(notes.reader.clock.now().getTime() - before).toBeGreaterThanOrEqual(86_400_000);
  });
});
