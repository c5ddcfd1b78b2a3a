import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ParkedUpdates } from '../../../bots/conversation/parked.model.ts';
import { hashPin } from '../../../core/pin/hash-pin.ts';
import { Pins } from '../../../core/pin/pin.model.ts';
import { setPin } from '../../../core/pin/set-pin.ts';
import type { Chat } from '../../../flows/engine/chat.ts';
import { finish, flow, type FlowTable } from '../../../flows/engine/flow.ts';
import type { Button } from '../../../flows/engine/view.ts';
import { askPin } from '../../../flows/pin/ask-pin.ts';
import { memberOf } from '../../../flows/member-of.ts';
import { act, must, sampleMember } from '../../core/jobs/sample-job.ts';
import { CHEAP, TEST_PIN, TEST_VAULT } from '../../core/pin/proven-pin.ts';
import { useDatabase } from '../../support/database.ts';
import { withoutLongNumbers } from '../../support/pin.ts';
import { addOne, countOf, countingFlows } from '../counting-flows.ts';
import { makeBots, Writer, type Bots } from '../make-bots.ts';

describe('a step that is entrusted with a PIN', () => {
  const db = useDatabase();
  let trouble: 'none' | 'throws';
  let asked = 0;
  let bots: Bots[];
  let aye: Writer;
  let member: string;

  /** A form that pays one for a PIN. */
  const pay = flow<Record<string, never>>('pay', { version: 1, slots: z.object({}), title: 'pin:title' }, {
    pin: askPin({
      why: () => 'one',
      act: async (chat: Chat<Record<string, never>>) => {
        asked++;
        await addOne(await chat.tx(), memberOf(chat));
        if (trouble === 'throws') throw new Error('a bug in the middle');
        return finish('paid');
      },
    }),
  });

  beforeEach(async () => {
    await db.empty();
    trouble = 'none';
    asked = 0;
    member = await sampleMember(db.reader);
    const base = countingFlows();
    const flows: FlowTable = { ...base, flows: [...base.flows, pay], arrive: async (chat) => { chat.become(member); } };
    const first = makeBots(db.reader, { flows });
    bots = [first, makeBots(db.reader, { flows, channels: { telegram: first.telegram, viber: first.viber } })];
    const hash = await hashPin(TEST_VAULT, TEST_PIN, CHEAP);
    must(await act(db.reader, (tx) => setPin(tx, { member, hash })));
    aye = await new Writer().joins(first);
  });

  const on = (process: number): Bots => {
    const found = bots[process];
    if (!found) throw new Error(`no process ${process}`);
    return found;
  };
  /** Presses a key of the pad that was drawn last, on one of two processes. */
  async function presses(digit: string, process = 0): Promise<ReturnType<Writer['does']>> {
    const { press } = await key(digit);
    if (press.kind !== 'answer') throw new Error('a key answers');
    const update = aye.does({ kind: 'tap', data: ['a', press.token, press.step, press.value].join(' ') });
    await on(process).handler.handle(update);
    return update;
  }
  let pad: readonly Button[] = [];
  async function key(label: string): Promise<Button> {
    const found = pad.find((button) => button.label === label);
    if (!found) throw new Error(`no key ${label}`);
    return found;
  }
  async function begins(): Promise<void> {
    const drawn: Button[] = [];
    const { render } = on(0).telegram;
    on(0).telegram.render = (view) => {
      if (view.pad) drawn.splice(0, drawn.length, ...(view.buttons ?? []).flat());
      return render.call(on(0).telegram, view);
    };
    await on(0).handler.handle(aye.go('pay'));
    await on(0).idle();
    pad = [...drawn];
  }

  test('lets two processes share its digits: it pays once, and the repeat of the last press does nothing', async () => {
    await begins();
    for (const [n, digit] of [...TEST_PIN.slice(0, 5)].entries()) await presses(digit, n % 2);
    const last = await presses(TEST_PIN.slice(5), 1);
    await Promise.all([on(0).handler.handle(last), on(1).handler.handle(last)]);
    expect(await countOf(db.reader, member)).toBe(1); // a lost race runs the act again, and throws the first away
    expect(await Pins(db.reader).findById(member).lean()).toMatchObject({ tries: 0 });
  });

  test('that dies after the PIN was checked leaves no money moved and no digit behind, and the update is parked without its words', async () => {
    trouble = 'throws';
    await begins();
    for (const digit of TEST_PIN.slice(0, 5)) await presses(digit);
    const last = await presses(TEST_PIN.slice(5));
    expect(asked).toBe(3);
    expect(await countOf(db.reader, member)).toBe(0);
    const [parked] = await ParkedUpdates(db.reader).find().lean();
    expect(parked).toMatchObject({ state: 'parked', inbound: { id: last.id, body: { kind: 'tap', data: '' } } });
    expect(await Pins(db.reader).findById(member).lean()).toMatchObject({ tries: 0 });
    expect(JSON.stringify(await on(0).conversation(aye.id))).not.toContain('sealed');
  });

  test('lets its pad be pressed faster than messages may come, but not without end', async () => {
    Object.assign(on(0).runtime, { limits: { ...on(0).runtime.limits, messagesPerMinute: 10 } });
    db.clock.move(60_000 - (db.clock.now().getTime() % 60_000));
    await begins();
    for (let n = 0; n < 40; n++) await presses('⌫');
    expect(on(0).counts.get('limited_total')).toBeUndefined();
    for (let n = 0; n < 10; n++) await presses('⌫');
    expect(on(0).counts.get('limited_total')).toBeGreaterThan(0);
  });

  test('is not the only place where a PIN is kept out of what is parked', async () => {
    const table: FlowTable = { ...on(0).runtime.flows, understand: async () => { throw new Error('a bug'); } };
    Object.assign(on(0).runtime, { flows: table });
    for (let n = 0; n < 3; n++) await on(0).handler.handle({ ...aye.text('481 590'), id: 'same' }).catch(() => undefined);
    expect(withoutLongNumbers(JSON.stringify(await ParkedUpdates(db.reader).find().lean()))).not.toMatch(/481.?590/); // "481" alone may be the milliseconds of a time
  });

  test('keeps no raw text while it waits, however it was written', async () => {
    await begins();
    const { runtime } = on(0);
    Object.assign(runtime, { readText: (raw: string) => ({ text: raw.replaceAll('၄', '4'), heard: 'unicode' as const }) });
    await on(0).handler.handle(aye.text('၄81590'));
    expect(withoutLongNumbers(JSON.stringify(await on(0).conversation(aye.id)))).not.toMatch(/81590/);
  });
});
