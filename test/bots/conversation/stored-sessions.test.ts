import { beforeEach, describe, expect, test } from 'vitest';
import type { Conversation } from '../../../bots/conversation/conversation.ts';
import { guards } from '../../../bots/conversation/seq-guard.ts';
import { TryAgainError } from '../../../bots/conversation/handle-inbound.ts';
import { renameStep } from '../../../flows/engine/flow.ts';
import { useDatabase } from '../../support/database.ts';
import { countingFlows } from '../counting-flows.ts';
import { makeBots, Writer, type Bots } from '../make-bots.ts';

describe('conversations written by another version', () => {
  const db = useDatabase();
  let bots: Bots;

  beforeEach(() => {
    const table = countingFlows();
    const flows = table.flows.map((flow) => (flow.name === 'form' ? { ...flow, migrate: { 1: renameStep('eins', 'first') } } : flow));
    bots = makeBots(db.reader, { flows: { ...table, flows } });
  });

  /** A form as a document of that version stood in the database. */
  async function stored(form: { version: number; step: string; slots: object; path: string[] }): Promise<Writer> {
    const su = new Writer();
    const document: Conversation = {
      _id: su.id, channel: 'telegram', chat: su.chat, seq: 41, commit: 'old', member: 'm', language: 'en',
      session: {
        at: { flow: 'count', step: 'menu', args: [] }, trail: [], inForm: true, finished: [],
        form: { flow: 'form', token: 'tok', args: [], answered: [], touchedAt: db.clock.now(), ...form, slots: { ...form.slots } },
      },
      seen: [{ id: 'before', at: db.clock.now() }], outbox: [], nextEntry: 9, lastInboundAt: db.clock.now(),
    };
    await db.connection.collection('conversations').insertOne(document as never);
    return su;
  }

  const says = async (su: Writer, text: string): Promise<string | undefined> => {
    await bots.handler.handle(su.text(text));
    await bots.idle();
    return bots.telegram.textsOf(su.chat).at(-1);
  };

  test('a form of an older version goes on where its renamed step is now', async () => {
    const su = await stored({ version: 1, step: 'eins', slots: {}, path: [] });
    await says(su, 'A');
    expect(await says(su, 'B')).toContain('A and B');
  });

  test('a step that is no more leads back to the last one that still exists', async () => {
    const su = await stored({ version: 2, step: 'gone', slots: { first: 'A' }, path: ['first'] });
    await says(su, 'A again');
    expect(await says(su, 'B')).toContain('A again and B');
  });

  test('an update that it remembered one by one is still remembered', async () => {
    const su = await stored({ version: 2, step: 'first', slots: {}, path: [] });
    await bots.handler.handle({ ...su.text('A'), id: 'before' });
    expect((await bots.conversation(su.id))?.seq).toBe(41);
    await bots.handler.handle(su.text('A'));
    await bots.handler.handle({ ...su.text('A'), id: 'before' });
    await bots.idle();
    expect(bots.telegram.textsOf(su.chat)).toHaveLength(1);
  });

  test('a document without a guard, or whose seq was changed by hand, gets its guard with the first write', async () => {
    const su = await stored({ version: 2, step: 'first', slots: {}, path: [] });
    await says(su, 'A');
    await db.connection.collection('conversations').updateOne({ _id: su.id as never }, { $inc: { seq: 1 } });
    bots.runtime.store.forget(su.id);
    expect(await says(su, 'B')).toContain('A and B');
    const { seq, guard } = await bots.conversation(su.id);
    expect(guards(guard, seq)).toBe(true);
  });

  test('old code that meets a newer version leaves it to the new process and touches nothing', async () => {
    const su = await stored({ version: 3, step: 'new', slots: {}, path: [] });
    await expect(bots.handler.handle(su.text('A'))).rejects.toThrow(TryAgainError);
    expect(await bots.conversation(su.id)).toMatchObject({ seq: 41, outbox: [] });
  });
});

describe('the welcome of an opened chat', () => {
  const db = useDatabase();

  test('the same token gets the same bytes again, also from another process and after other messages', async () => {
    const bots = makeBots(db.reader);
    const other = makeBots(db.reader, { channels: bots });
    const su = new Writer('viber');
    const opened = su.does({ kind: 'opened', subscribed: false }, '5741311803571721087');
    const [first, again] = [await bots.handler.handle(opened), await other.handler.handle(opened)];
    expect(first.welcome).toBe('{"welcome":"which language?"}');
    expect(again.welcome).toBe(first.welcome);
    await bots.handler.handle(su.go('nav.speak', 'en'));
    expect((await bots.handler.handle(opened)).welcome).toBe(first.welcome);
    await bots.idle();
    expect(bots.viber.textsOf(su.chat).filter((text) => text.includes('which language?'))).toEqual([]);
  });
});
