import { beforeEach, describe, expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { makeBots, Writer, type Bots } from '../make-bots.ts';

describe('delivering the outbox', () => {
  const db = useDatabase();
  let bots: Bots;
  let aye: Writer;

  beforeEach(async () => {
    bots = makeBots(db.reader);
    aye = await new Writer().joins(bots);
  });

  /** Lets what waits for its next try be due, and delivers it. */
  const later = async (ms = 70_000, by: Bots = bots): Promise<void> => {
    db.clock.move(ms);
    await by.sweep();
  };
  const says = async (text: string, to: Bots = bots): Promise<void> => {
    await to.handler.handle(aye.text(text));
    await to.idle();
  };
  const heard = (text: string) => bots.telegram.textsOf(aye.chat).filter((each) => each.includes(text));
  const tried = (text: string) => bots.telegram.tried.filter((each) => each.chat === aye.chat && each.text.includes(text));

  test('a 429 is obeyed: nothing is sent before, then the same once, and what came meanwhile after it', async () => {
    bots.telegram.script = (_sent, times) => (times === 1 ? { kind: 'retry', afterMs: 30_000, error: 'slow down' } : { kind: 'sent' });
    await says('one');
    bots.telegram.script = () => ({ kind: 'sent' });
    await says('two');
    await bots.sweep();
    expect(tried('said')).toHaveLength(1);
    await later(31_000);
    expect(bots.telegram.textsOf(aye.chat).slice(-2).map((text) => text.match(/said (\w+)/)?.[1])).toEqual(['one', 'two']);
    expect(tried('one')).toHaveLength(2);
    expect((await bots.conversation(aye.id)).outbox).toEqual([]);
  });

  test('a person who blocked the bot is sent nothing more, until they write again', async () => {
    bots.telegram.script = () => ({ kind: 'blocked' });
    await says('one');
    expect(await bots.conversation(aye.id)).toMatchObject({ left: true, outbox: [] });
    bots.telegram.script = () => ({ kind: 'sent' });
    await later();
    expect(heard('said')).toEqual([]);
    await says('two');
    expect(heard('two')).toHaveLength(1);
    expect((await bots.conversation(aye.id)).left).toBeFalsy();
  });

  test('a message that the platform refuses is dropped, and the next goes out', async () => {
    bots.telegram.script = (sent) => (sent.text.includes('one') ? { kind: 'rejected', error: 'bad request' } : { kind: 'sent' });
    await says('one');
    await says('two');
    expect(tried('one')).toHaveLength(1);
    expect(heard('two')).toHaveLength(1);
    expect((await bots.conversation(aye.id)).outbox).toEqual([]);
  });

  test('a message that can no longer be drawn is dropped and told to the operator; it does not block the chat', async () => {
    bots.telegram.script = (_sent, times) => (times === 1 ? { kind: 'retry', afterMs: 1_000, error: 'slow down' } : { kind: 'sent' });
    await says('one');
    bots.telegram.cannotDraw = 'one';
    bots.telegram.script = () => ({ kind: 'sent' });
    await later();
    await says('two');
    expect(heard('two')).toHaveLength(1);
    expect((await bots.conversation(aye.id)).outbox).toEqual([]);
  });

  test('an unknown reply is sent again, so many times and not more', async () => {
    bots.telegram.script = () => ({ kind: 'unknown', error: 'no answer' });
    await says('one');
    for (let n = 0; n < 5; n++) await later();
    expect(tried('one')).toHaveLength(bots.runtime.limits.unknownSends);
    expect((await bots.conversation(aye.id)).outbox).toEqual([]);
  });

  test('a platform that is down, and says so, loses no reply: all come in order when it is up again, however often it was asked', async () => {
    bots.telegram.script = () => ({ kind: 'unknown', error: 'internal server error', failed: true });
    await says('one');
    for (let n = 0; n < 8; n++) await later(16_000);
    await says('two');
    expect(tried('one').length).toBeGreaterThan(bots.runtime.limits.unknownSends);
    bots.telegram.script = () => ({ kind: 'sent' });
    await later(16_000);
    expect(bots.telegram.textsOf(aye.chat).slice(-2).map((text) => text.match(/said (\w+)/)?.[1])).toEqual(['one', 'two']);
    expect((await bots.conversation(aye.id)).outbox).toEqual([]);
  });

  test('a message that the platform fails at for ever does not block the chat for ever', async () => {
    bots.telegram.script = (sent) => (sent.text.includes('one') ? { kind: 'unknown', error: 'internal server error', failed: true } : { kind: 'sent' });
    const impatient = makeBots(db.reader, { channels: bots, limits: { failedSends: 5 } });
    await says('one', impatient);
    await says('two', impatient);
    for (let n = 0; n < 6; n++) await later(16_000, impatient);
    expect(tried('one')).toHaveLength(5);
    expect(heard('two')).toHaveLength(1);
    expect((await bots.conversation(aye.id)).outbox).toEqual([]);
  });

  test('what a dead process left is taken over when its time has run out, not before, and in order', async () => {
    const dead = makeBots(db.reader, { channels: bots });
    const never = new Promise<never>(() => undefined);
    bots.telegram.script = () => never;
    await dead.handler.handle(aye.text('one'));
    await dead.handler.handle(aye.text('two'));
    bots.telegram.script = () => ({ kind: 'sent' });
    await later(20_000);
    expect(heard('said')).toEqual([]);
    await says('three');
    expect(heard('said')).toEqual([]);
    await later(31_000);
    expect(bots.telegram.textsOf(aye.chat).slice(-3).map((text) => text.match(/said (\w+)/)?.[1])).toEqual(['one', 'two', 'three']);
    expect((await bots.conversation(aye.id)).outbox).toEqual([]);
  });

  test('replies added by another process are sent by the holder, in order', async () => {
    const holder = makeBots(db.reader, { channels: bots });
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => { release = resolve; });
    bots.telegram.script = async () => { await gate; return { kind: 'sent' }; };
    await holder.handler.handle(aye.text('one'));
    await bots.handler.handle(aye.text('two'));
    await bots.idle();
    expect(tried('two')).toEqual([]);
    release();
    await holder.idle();
    expect(bots.telegram.textsOf(aye.chat).slice(-2).map((text) => text.match(/said (\w+)/)?.[1])).toEqual(['one', 'two']);
    expect((await bots.conversation(aye.id)).outbox).toEqual([]);
    expect((await bots.conversation(aye.id)).delivery).toBeUndefined();
  });

  test('a holder whose time has run out sends nothing more once another has taken over', async () => {
    const slow = makeBots(db.reader, { channels: bots });
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => { release = resolve; });
    bots.telegram.script = async (sent) => { if (sent.text.includes('one')) await gate; return { kind: 'sent' }; };
    await slow.handler.handle(aye.text('one'));
    await slow.handler.handle(aye.text('two'));
    bots.telegram.script = () => ({ kind: 'sent' });
    await later(26_000);
    release();
    await slow.idle();
    expect(tried('two')).toHaveLength(1);
    expect((await bots.conversation(aye.id)).outbox).toEqual([]);
  });

  test('a process that stops lets go, and another sends the rest at once', async () => {
    const leaving = makeBots(db.reader, { channels: bots });
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => { release = resolve; });
    bots.telegram.script = async () => { await gate; return { kind: 'sent' }; };
    await leaving.handler.handle(aye.text('one'));
    await leaving.handler.handle(aye.text('two'));
    const stopped = leaving.deliverer.stop();
    release();
    await stopped;
    await bots.sweep();
    expect(heard('one')).toHaveLength(1);
    expect(heard('two')).toHaveLength(1);
  });

  test('Viber\'s billing of what was sent is written down with the clearing', async () => {
    bots.viber.script = () => ({ kind: 'sent', billing: 2 });
    const su = await new Writer('viber').joins(bots);
    await bots.handler.handle(su.text('hello'));
    await bots.idle();
    expect((await bots.conversation(su.id)).billing).toEqual({ 2: 2 });
  });
});
