import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../../core/db/database.ts';
import { useDatabase } from '../../support/database.ts';
import { startMongoProxy, type MongoProxy } from './start-mongo-proxy.ts';
import type { Command } from './read-message.ts';

describe('the proxy before MongoDB', () => {
  const db = useDatabase();
  let proxy: MongoProxy;
  let connection: Awaited<ReturnType<typeof connectDatabase>>;

  beforeEach(async () => {
    proxy = await startMongoProxy(db.uri);
    connection = await connectDatabase(proxy.uri);
  });

  afterEach(async () => {
    await connection.close();
    await proxy.stop();
  });

  const things = () => connection.collection<{ _id: string; n: number }>('things');

  test('lets the driver work as if it were not there, and names what it writes', async () => {
    const seen: Command[] = [];
    proxy.intercept({ before: (command) => { if (command.writes) seen.push(command); return 'pass'; } });
    await things().insertOne({ _id: 'a', n: 1 });
    await things().bulkWrite([{ updateOne: { filter: { _id: 'a' }, update: { $set: { n: 2 } } } }]);
    const session = await connection.startSession();
    await session.withTransaction(() => things().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session }));
    await session.endSession();
    expect(await things().findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 3 });
    expect(seen.map((command) => [command.name, command.inTransaction])).toEqual([
      ['insert', false], ['update', false], ['update', true], ['commitTransaction', true],
    ]);
    expect(seen[1]?.documents[0]).toMatchObject({ q: { _id: 'a' }, u: { $set: { n: 2 } } });
    expect(seen[1]?.collection).toBe('things');
    expect(proxy.writes).toBe(4);
  });

  test('a cut before forwarding leaves nothing behind, a cut after it leaves the write', async () => {
    const lose = (when: 'before' | 'after') => proxy.intercept({ [when]: (command: Command) => (command.name === 'insert' ? 'cut' : 'pass') });
    lose('before');
    await expect(things().insertOne({ _id: 'lost', n: 1 })).rejects.toThrow();
    lose('after');
    await expect(things().insertOne({ _id: 'stands', n: 1 })).rejects.toThrow();
    proxy.intercept({});
    expect(await things().find({ _id: { $in: ['lost', 'stands'] } }).toArray()).toEqual([{ _id: 'stands', n: 1 }]);
  });

  test('the driver repeats a write whose answer was lost once, and it takes effect once', async () => {
    await things().insertOne({ _id: 'counted', n: 0 });
    let cuts = 0;
    proxy.intercept({ after: (command) => (command.name === 'update' && cuts++ === 0 ? 'cut' : 'pass') });
    await things().updateOne({ _id: 'counted' }, { $inc: { n: 1 } });
    expect(await things().findOne({ _id: 'counted' })).toEqual({ _id: 'counted', n: 1 });
  });

  test('refuses connections until it is healed', async () => {
    proxy.refuse();
    await expect(things().findOne({ _id: 'a' })).rejects.toThrow();
    proxy.heal();
    expect(await things().countDocuments()).toBeGreaterThan(0);
  });
});
