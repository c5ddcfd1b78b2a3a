import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ParkedUpdates } from '../../bots/conversation/parked.model.ts';
import { MINUTE } from '../../core/clock.ts';
import { flow, go } from '../../flows/engine/flow.ts';
import { deed, screen } from '../../flows/engine/steps.ts';
import type { Chat } from '../../flows/engine/chat.ts';
import { flowTable } from '../../flows/table.ts';
import { BYTES, STRANGE_BYTES } from '../core/files/sample-bytes.ts';
import { Actor } from '../support/actor.ts';
import { startSystem, type System } from '../support/start-system.ts';
import { stories } from '../support/story.ts';
import { FORMS } from './half-finished.ts';
import { knownApplicant } from './hiring-cast.ts';

stories('What cannot be taken', (story) => {
  story('is said with how to put it right, and the form stays where it was', async (stage) => {
    const { actor } = await FORMS['a post'](stage);
    await actor.says('x'.repeat(300));
    actor.sees('engine:tooLong');
    actor.sees('post:role');
    await actor.says('Accountant');
    for (const wrong of ['0', '-3', '100000', 'many']) {
      await actor.says(wrong);
      actor.sees('post:openingsWrong');
      actor.sees('post:openings');
    }
    await actor.says('2');
    await actor.says('Atlantis');
    actor.sees('post:place.unknown');
    await actor.sharesLocation(48.1, 11.5);
    actor.sees('post:place.unknown');
    await actor.says('Hlaing');
    for (const [wrong, key] of [['0', 'post:pay.zero'], ['999999999999 lakhs', 'post:pay.absurd'], ['1 kyat', 'post:pay.absurd'], ['blue', 'post:pay.unclear']] as const) {
      await actor.says(wrong);
      actor.sees(key);
      actor.sees('post:pay.ask');
    }
  });

  story('A file of the wrong kind or size is refused at once where the channel tells it, and afterwards where only its bytes do', async (stage) => {
    const aye = await knownApplicant(stage);
    await aye.says('menu');
    await aye.taps('home:buttons.profile');
    await aye.taps('profile:buttons.cv');
    await aye.sends({ kind: 'file', name: 'virus.exe', mime: 'application/octet-stream', bytes: STRANGE_BYTES['a program'] });
    aye.sees('errors:file_type');
    aye.sees('apply:cv');
    await aye.sends({ kind: 'file', name: 'cv.pdf', mime: 'application/pdf', bytes: new Uint8Array(21 * 1024 * 1024) });
    aye.sees('errors:file_too_big');
    aye.sees('apply:cv');
    await aye.sends({ kind: 'file', name: 'cv.pdf', mime: 'application/pdf', bytes: STRANGE_BYTES['a program'] });
    aye.sees('profile:fileRefused', { name: 'cv.pdf' });
    await aye.says('menu');
    await aye.taps('home:buttons.profile');
    aye.doesNotSeeButton('profile:buttons.see');
    await aye.taps('profile:buttons.cv');
    await aye.sends({ kind: 'file', name: 'cv.pdf', mime: 'application/pdf', bytes: BYTES.pdf });
    aye.sees('profile:saved');
  });

  story('Too many messages in a minute get one polite word, then silence; a minute later all is well', async (stage) => {
    stage.system.clock.move(MINUTE);
    const aye = await stage.person('Aye Aye').arrives();
    stage.system.clock.move(MINUTE - (stage.system.clock.now().getTime() % MINUTE)); // the minute begins
    for (let n = 0; n < stage.system.app.runtime.limits.messagesPerMinute; n++) await aye.phone.say('menu');
    await stage.system.settle();
    await aye.says('menu');
    aye.sees('engine:slow');
    await aye.says('menu');
    aye.seesNothing();
    stage.system.clock.move(MINUTE);
    await aye.says('menu');
    aye.sees('home:menu.body');
  });
});

describe.each(['telegram', 'viber'] as const)('a step that throws, on %s', (channel) => {
  let system: System;
  const broken = { on: true, runs: 0 };
  const trap = flow('trap', { version: 1 }, {
    door: deed(async (chat) => {
      broken.runs++;
      await chat.tx();
      if (broken.on) throw new Error('a bug');
      return go('home.menu');
    }),
    long: screen(async () => ({ body: 'x', buttons: [[{ label: 'x', press: { kind: 'go', to: 'trap.door', args: ['y'.repeat(80)] } }]] })),
  });
  beforeAll(async () => {
    const table = flowTable('MyanJobs');
    const understand = async (chat: Chat, text: string) => (text.startsWith('trap') ? go(text) : table.understand(chat, text));
    system = await startSystem({ flows: { ...table, flows: [...table.flows, trap], understand } });
  });
  afterAll(() => system.stop());
  const arrive = (name: string) => new Actor(system, channel === 'telegram' ? system.telegram.phone({ name }) : system.viber.phone({ name }), 'en').arrives();
  const parked = (id: string) => ParkedUpdates(system.app.runtime.reader).find({ conversation: `${channel}:${id}` }).lean();

  test('is tried three times, then parked; the person reads an apology, stands at the menu, and goes on', async () => {
    const aye = await arrive('Aye');
    await aye.taps('home:buttons.wallet');
    broken.runs = 0;
    await aye.says('trap.door');
    expect(broken.runs).toBe(3);
    aye.sees('engine:apology');
    expect(aye.heard.match(/Something went wrong/g)).toHaveLength(1);
    expect(await parked(aye.phone.id)).toMatchObject([{ state: 'parked', tries: 3 }]);
    await aye.taps('engine:nav.menu');
    aye.sees('home:menu.body');
  });

  test('in the middle of a form leaves the form to be resumed', async () => {
    const aye = await arrive('Ma Aye');
    const wallet = aye.button('home:buttons.wallet');
    await aye.tapsAgain(wallet);
    await aye.taps('wallet:buttons.topup');
    await aye.says('10000');
    await aye.says('menu');
    await aye.says('trap.door');
    aye.sees('engine:apology');
    await aye.says('menu');
    await aye.taps({ words: /^▶️/ });
    aye.sees('wallet:topup.way');
  });

  test('by a screen that cannot be drawn is parked as well', async () => {
    const aye = await arrive('Daw Aye');
    await aye.says('trap.long');
    aye.sees('engine:apology');
    expect(await parked(aye.phone.id)).toMatchObject([{ state: 'parked' }]);
  });
});
