import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection, mongo } from 'mongoose';
import { connectDatabase } from '../../../core/db/database.ts';
import { newId } from '../../../core/db/new-id.ts';
import type { Conversation } from '../../../bots/conversation/conversation.ts';
import { GroupCommit, InDoubtError } from '../../../bots/conversation/group-commit.ts';
import type { Command } from '../../emulators/mongo-proxy/read-message.ts';
import { startMongoProxy, type MongoProxy } from '../../emulators/mongo-proxy/start-mongo-proxy.ts';
import { useDatabase } from '../../support/database.ts';

describe('the group commit', () => {
  const db = useDatabase();
  let proxy: MongoProxy;
  let connection: Connection;
  let collection: mongo.Collection<Conversation>;
  let group: GroupCommit;

  beforeEach(async () => {
    proxy = await startMongoProxy(db.uri);
    connection = await connectDatabase(proxy.uri);
    const own = connection.getClient().db(connection.name);
    collection = own.collection<Conversation>('conversations');
    group = new GroupCommit(own);
    await collection.insertMany([0, 1, 2, 3].map((n) => conversation(`chat-${n}`)), { ordered: false }).catch(() => undefined);
    await collection.updateMany({}, { $set: { seq: 1, commit: 'first' } });
  });

  afterEach(async () => {
    proxy.intercept({});
    await connection.close();
    await proxy.stop();
  });

  const update = (id: string, seq: number, commit = stamp()) => (
    group.commit({ q: { _id: id, seq }, u: { $set: { seq: seq + 1, commit } } }, id, commit, 100)
  );
  const insert = (id: string, commit = stamp()) => group.commit({ insert: { ...conversation(id), commit } }, id, commit, 100);
  const cutUpdates = (when: 'before' | 'after', times: number) => {
    let cuts = 0;
    proxy.intercept({ [when]: (command: Command) => (command.name === 'update' && cuts++ < times ? 'cut' : 'pass') });
  };

  test('writes that wait at the same moment travel as one statement', async () => {
    let statements = 0;
    proxy.intercept({ before: (command) => { if (command.writes) statements += 1; return 'pass'; } });
    const outcomes = await Promise.all([0, 1, 2, 3].map((n) => update(`chat-${n}`, 1)));
    expect(outcomes).toEqual(['committed', 'committed', 'committed', 'committed']);
    expect(statements).toBe(1);
  });

  test('a stale write is lost, and its neighbours in the group are not', async () => {
    expect(await Promise.all([update('chat-0', 1), update('chat-1', 7), update('chat-2', 1)])).toEqual(['committed', 'lost', 'committed']);
  });

  test('a chat that somebody else inserted first is a lost race, also beside updates', async () => {
    const fresh = newId();
    expect(await insert(fresh)).toBe('committed');
    expect(await Promise.all([insert(fresh), insert(newId()), update('chat-0', 1)])).toEqual(['lost', 'committed', 'committed']);
  });

  test('an answer lost twice is settled by the commit ids: what took effect is committed', async () => {
    cutUpdates('after', 2);
    expect(await Promise.all([update('chat-0', 1), update('chat-1', 9)])).toEqual(['committed', 'lost']);
  });

  test('a statement that never arrived is lost and changes nothing', async () => {
    cutUpdates('before', 2);
    expect(await Promise.all([update('chat-0', 1), update('chat-1', 1)])).toEqual(['lost', 'lost']);
    expect(await collection.countDocuments({ seq: 2 })).toBe(0);
  });

  test('with the database away nobody knows: the platform shall deliver again', async () => {
    proxy.refuse();
    const outcomes = await Promise.allSettled([update('chat-0', 1), update('chat-1', 1)]);
    for (const outcome of outcomes) expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(InDoubtError);
  });

  test('a group is bounded in number and in bytes, and all of it gets through', async () => {
    const ids = Array.from({ length: 150 }, () => newId());
    expect(new Set(await Promise.all(ids.map((id) => insert(id))))).toEqual(new Set(['committed']));
    expect(group.groups).toBeGreaterThanOrEqual(3);
    const heavy = Array.from({ length: 4 }, () => newId());
    const before = group.groups;
    await Promise.all(heavy.map((id) => group.commit({ insert: conversation(id) }, id, 'first', 900_000)));
    expect(group.groups - before).toBeGreaterThanOrEqual(2);
  });
});

function stamp(): string { return randomBytes(9).toString('base64url'); }

function conversation(id: string): Conversation {
  return {
    _id: id, channel: 'telegram', chat: id, seq: 1, commit: 'first', session: { at: { flow: 'a', step: 'b', args: [] }, trail: [], inForm: false, finished: [] },
    seen: [], outbox: [], nextEntry: 1, lastInboundAt: new Date(0),
  };
}
