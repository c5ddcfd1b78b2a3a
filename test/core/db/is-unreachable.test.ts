import mongoose from 'mongoose';
import { describe, expect, test } from 'vitest';
import { connectDatabase } from '../../../core/db/database.ts';
import { isUnreachable } from '../../../core/db/is-unreachable.ts';
import { startMongoProxy } from '../../emulators/mongo-proxy/start-mongo-proxy.ts';
import { useDatabase } from '../../support/database.ts';

describe('a database that is away', () => {
  const db = useDatabase();

  test('is told from a bug, whatever was asked of it', async () => {
    const proxy = await startMongoProxy(db.uri);
    const connection = await connectDatabase(proxy.uri);
    const things = connection.collection('things');
    const session = await connection.startSession();
    session.startTransaction();
    proxy.refuse();
    const asked = [things.insertOne({}), things.insertMany([{}, {}]), things.findOne({}), things.insertMany([{}], { session })];
    for (const answer of await Promise.allSettled(asked)) {
      expect(answer.status === 'rejected' && isUnreachable(answer.reason), JSON.stringify(answer)).toBe(true);
    }
    await session.endSession();
    await connection.close();
    await proxy.stop();
  });

  test('is recognised inside the error of a bulk write that it broke', () => {
    const { MongoBulkWriteError, MongoNetworkError } = mongoose.mongo;
    expect(isUnreachable(new MongoBulkWriteError(new MongoNetworkError('connection closed') as never, {} as never))).toBe(true); // as the driver makes it
  });

  test('is not what a refused write says', async () => {
    const things = db.connection.collection('things');
    await things.insertOne({ _id: 'one' as never });
    const error: unknown = await things.insertMany([{ _id: 'one' as never }]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(mongoose.mongo.MongoBulkWriteError);
    expect(isUnreachable(error)).toBe(false);
    expect(isUnreachable(new Error('a bug'))).toBe(false);
  });
});
