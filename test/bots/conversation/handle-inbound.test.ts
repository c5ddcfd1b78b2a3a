import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from 'mongoose';
import { connectDatabase } from '../../../core/db/database.ts';
import { TryAgainError } from '../../../bots/conversation/handle-inbound.ts';
import type { Inbound } from '../../../flows/engine/inbound.ts';
import type { Command } from '../../emulators/mongo-proxy/read-message.ts';
import { startMongoProxy, type MongoProxy } from '../../emulators/mongo-proxy/start-mongo-proxy.ts';
import { useDatabase } from '../../support/database.ts';
import { countOf } from '../counting-flows.ts';
import { makeBots, Writer, type Bots } from '../make-bots.ts';

const ORPHAN_SECONDS = 3;

describe('the way of one update', () => {
  const db = useDatabase();
  let proxy: MongoProxy;
  let connection: Connection;
  let bots: Bots;
  let aye: Writer;

  beforeAll(async () => {
    // a transaction whose client is gone holds its documents until the server gives it up: a minute unless told otherwise
    await db.connection.db?.admin().command({ setParameter: 1, transactionLifetimeLimitSeconds: ORPHAN_SECONDS });
  });

  beforeEach(async () => {
    proxy = await startMongoProxy(db.uri);
    connection = await connectDatabase(proxy.uri);
    bots = makeBots({ db: connection, clock: db.clock });
    aye = await new Writer().joins(bots);
  });

  afterEach(async () => {
    proxy.heal();
    proxy.intercept({});
    await bots.idle();
    await connection.close();
    await proxy.stop();
  });

  const counted = (writer = aye) => countOf(db.reader, writer.id);
  const cut = (when: 'before' | 'after', name: string, times: number) => {
    let cuts = 0;
    proxy.intercept({ [when]: (command: Command) => (command.name === name && cuts++ < times ? 'cut' : 'pass') });
  };

  /** As a platform does it: again and again until it is acknowledged. */
  const delivered = async (update: Inbound): Promise<void> => {
    for (;;) {
      try {
        await bots.handler.handle(update);
        return;
      } catch (error) {
        if (!(error instanceof TryAgainError)) throw error;
      }
      await new Promise((resolve) => { setImmediate(resolve); }); // the driver hears of the healed database meanwhile
    }
  };

  test('takes effect once, is answered once, and leaves an empty outbox', async () => {
    await bots.handler.handle(aye.text('add'));
    await bots.idle();
    expect(await counted()).toBe(1);
    expect(bots.telegram.textsOf(aye.chat).at(-1)).toContain('counted 1');
    expect(await bots.conversation(aye.id)).toMatchObject({ outbox: [] });
    expect((await bots.conversation(aye.id)).delivery).toBeUndefined();
  });

  test('a repeated update does nothing, and its repeat in flight waits for the first', async () => {
    const update = aye.text('add');
    await Promise.all([bots.handler.handle(update), bots.handler.handle(update), bots.handler.handle(update)]);
    await bots.handler.handle(update);
    await bots.idle();
    expect(await counted()).toBe(1);
    expect(bots.telegram.textsOf(aye.chat).filter((text) => text.includes('counted'))).toHaveLength(1);
  });

  test('the same update in two processes at once takes effect once', async () => {
    const other = makeBots({ db: connection, clock: db.clock }, { channels: bots });
    const update = aye.text('add');
    await Promise.all([bots.handler.handle(update), other.handler.handle(update)]);
    await Promise.all([bots.idle(), other.idle()]);
    expect(await counted()).toBe(1);
    expect(bots.telegram.textsOf(aye.chat).filter((text) => text.includes('counted'))).toHaveLength(1);
  });

  test('a text and a press that travel in two queues both take effect', async () => {
    await Promise.all([aye.text('add'), aye.go('count.add'), aye.text('add')].map((update) => bots.handler.handle(update)));
    await bots.idle();
    expect(await counted()).toBe(3);
  });

  test('two processes that write one chat at once lose nothing to each other', async () => {
    const other = makeBots({ db: connection, clock: db.clock }, { channels: bots });
    const updates = Array.from({ length: 8 }, () => aye.text('add'));
    await Promise.all(updates.map((update, index) => (index % 2 === 0 ? bots : other).handler.handle(update)));
    await Promise.all([bots.idle(), other.idle()]);
    await bots.sweep();
    await other.sweep();
    expect(await counted()).toBe(8);
    expect(bots.telegram.textsOf(aye.chat).filter((text) => text.includes('counted'))).toHaveLength(8);
  });

  test('a refusal throws away what the step wrote; its words still go out', async () => {
    await bots.handler.handle(aye.text('refuse'));
    await bots.idle();
    expect(await counted()).toBe(0);
    expect(bots.telegram.textsOf(aye.chat).at(-1)).toContain('refused');
  });

  test('a lost answer to a commit is settled: nothing is done twice', async () => {
    cut('after', 'commitTransaction', 3);
    await bots.handler.handle(aye.text('add'));
    proxy.intercept({});
    await bots.idle();
    expect(await counted()).toBe(1);
    expect(bots.telegram.textsOf(aye.chat).filter((text) => text.includes('counted'))).toHaveLength(1);
  });

  test('a lost answer to a plain commit is settled: the reply is said once', async () => {
    cut('after', 'update', 2);
    await bots.handler.handle(aye.text('hello'));
    proxy.intercept({});
    await bots.idle();
    expect(bots.telegram.textsOf(aye.chat).filter((text) => text.includes('you said hello'))).toHaveLength(1);
  });

  test.each(['find', 'update', 'commitTransaction'])('the database going away at a %s is told, and the repeat takes effect once', async (name) => {
    const update = aye.text('add');
    bots.runtime.store.forget(aye.id);
    proxy.intercept({
      before: (command) => {
        if (command.name !== name) return 'pass';
        proxy.refuse();
        return 'cut';
      },
    });
    await expect(bots.handler.handle(update)).rejects.toThrow(TryAgainError);
    proxy.intercept({});
    proxy.heal();
    await delivered(update);
    await bots.idle();
    expect(await counted()).toBe(1);
    expect(bots.telegram.textsOf(aye.chat).filter((text) => text.includes('counted'))).toHaveLength(1);
  });

  test('a deleted chat does not come back by a stale copy: it begins anew', async () => {
    await bots.handler.handle(aye.text('hello'));
    await bots.idle();
    await connection.collection('conversations').deleteOne({ _id: aye.id as never });
    await bots.handler.handle(aye.text('hello again'));
    await bots.idle();
    expect(await bots.conversation(aye.id)).toMatchObject({ seq: expect.any(Number) });
    expect((await bots.conversation(aye.id)).language).toBeUndefined();
    expect(bots.telegram.textsOf(aye.chat).at(-1)).toContain('which language?');
  });

  test('more than so many messages a minute get one polite word, then silence; the next minute is heard', async () => {
    const strict = makeBots({ db: connection, clock: db.clock }, { limits: { messagesPerMinute: 5 }, channels: bots });
    const su = new Writer();
    db.clock.move(60_000 - (db.clock.now().getTime() % 60_000));
    await su.joins(strict);
    for (let n = 0; n < 10; n++) await strict.handler.handle(su.text(`word ${n}`));
    await strict.idle();
    expect(strict.telegram.textsOf(su.chat).filter((text) => text.includes('very fast'))).toHaveLength(1);
    expect(strict.telegram.textsOf(su.chat).filter((text) => text.includes('you said'))).toHaveLength(4);
    expect(strict.counts.get('limited_total')).toBe(5);
    db.clock.move(60_000);
    await strict.handler.handle(su.text('later'));
    await strict.idle();
    expect(strict.telegram.textsOf(su.chat).at(-1)).toContain('you said later');
  });
});
