import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import { moveApplication } from '../../core/applications/move-application.ts';
import { DAY, HOUR } from '../../core/clock.ts';
import { setNoticePreference } from '../../core/members/set-notice-preference.ts';
import { setQuietHours } from '../../core/members/set-quiet-hours.ts';
import { updateProfile } from '../../core/members/update-profile.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import { Notices } from '../../core/notices/notice.model.ts';
import { notify } from '../../core/notices/notify.ts';
import { sampleApplication } from '../core/applications/application-cast.ts';
import { act, must } from '../core/jobs/sample-job.ts';
import { Actor } from '../support/actor.ts';
import { startSystem, type System } from '../support/start-system.ts';
import { stories, type Stage } from '../support/story.ts';
import { FORMS } from './half-finished.ts';
import { memberOf } from './hiring-cast.ts';

/** News that can wait, and that is not worth paying for; and news that is. */
const NEWS = { kind: 'application.withdrawn', key: 'review:told.withdrawn' } as const;
const MATTERS = { kind: 'application.submitted', key: 'review:told.submitted' } as const;
/** An answer that is waited for: comes also in quiet hours. */
const ANSWER = 'link.refused' as const;
const PARAMS = { name: 'U Tun', jobTitle: 'Cook', companyName: 'Golden Lotus', application: '000000000000', job: '000000000000' };

let serial = 0;
async function tells(system: System, member: string, kind: NoticeKind): Promise<string> {
  const id = `test:${serial++}`;
  await act(system.app.runtime.reader, (tx) => notify(tx, { id, member, kind, params: PARAMS }));
  await system.settle();
  return id;
}
const stateOf = async (system: System, id: string) => (await Notices(system.app.runtime.reader).findById(id).lean())?.state;

/** Moves the clock to the next time that it is so late in Yangon (UTC+6:30). */
function waitUntil({ clock }: System, hour: number): void {
  const local = (clock.now().getTime() + 6.5 * HOUR) % DAY;
  clock.move((hour * HOUR - local + DAY) % DAY);
}

stories('Being told', (story) => {
  story('A kind that is switched off does not come; the others do', async (stage) => {
    const { system } = stage;
    const aye = await stage.person('Aye Aye').arrives();
    const member = await memberOf(stage, aye);
    must(await act(system.app.runtime.reader, (tx) => setNoticePreference(tx, { member, kind: NEWS.kind, on: false })));
    aye.looksAway();
    expect(await stateOf(system, await tells(system, member, NEWS.kind))).toBe('dropped');
    aye.seesNothing();
    await tells(system, member, MATTERS.kind);
    aye.sees(MATTERS.key, { name: 'U Tun' });
  });

  story('Quiet hours hold what can wait, let through what is waited for, and release the rest in the morning', async (stage) => {
    const { system } = stage;
    waitUntil(system, 23);
    const aye = await stage.person('Aye Aye').arrives();
    const member = await memberOf(stage, aye);
    must(await act(system.app.runtime.reader, (tx) => setQuietHours(tx, { member, quiet: { from: 22, to: 7 } })));
    aye.looksAway();
    const held = await tells(system, member, MATTERS.kind);
    aye.seesNothing();
    await tells(system, member, ANSWER);
    aye.sees('link:refusedTold');
    waitUntil(system, 6);
    await system.settle();
    expect(await stateOf(system, held)).toBe('pending');
    aye.looksAway();
    waitUntil(system, 7);
    await system.settle();
    aye.sees(MATTERS.key);
  });

  story('A notice in the middle of a form leaves the form and its buttons where they are', async (stage) => {
    const { system } = stage;
    const { actor, asks } = await FORMS['a top-up'](stage);
    const labels = new Set(actor.labels);
    actor.looksAway();
    await tells(system, await memberOf(stage, actor), MATTERS.kind);
    actor.sees(MATTERS.key);
    actor.doesNotSee(asks);
    for (const label of labels) expect(actor.labels).toContain(label);
    await actor.taps('wallet:buttons.qr');
    actor.sees('wallet:topup.asked');
  });

  story('A notice while a phone number is asked for leaves the button that shares it', async (stage) => {
    const { actor } = await FORMS['an application'](stage);
    await tells(stage.system, await memberOf(stage, actor), MATTERS.kind);
    const share = actor.phone.keyboard.flat().find((button) => button.kind === 'contact');
    expect(share).toBeDefined();
    if (share) await actor.tapsAgain(share);
    actor.sees('apply:about');
  });

  story('The same thing told twice is told once', async (stage) => {
    const { system } = stage;
    const aye = await stage.person('Aye Aye').arrives();
    const member = await memberOf(stage, aye);
    aye.looksAway();
    const tell = () => act(system.app.runtime.reader, (tx) => notify(tx, { id: `twice:${member}`, member, kind: MATTERS.kind, params: PARAMS }));
    await Promise.all([tell(), tell()]);
    await system.settle();
    await tell();
    await system.settle();
    expect(aye.phone.screen.filter((bubble) => aye.fromPhone(bubble.text).includes('U Tun'))).toHaveLength(1);
  });
});

describe('a member’s chats', () => {
  let system: System;
  beforeAll(async () => { system = await startSystem(); });
  afterAll(() => system.stop());
  const stage = (): Stage => ({ system, channel: 'viber', language: 'en', person: () => { throw new Error('no story'); } });
  const on = async (channel: 'telegram' | 'viber', name: string) => new Actor(system, channel === 'telegram' ? system.telegram.phone({ name }) : system.viber.phone({ name }), 'en').arrives();
  const chatOf = ({ phone }: Actor) => Conversations(system.app.runtime.reader).findById(`${phone.channel}:${phone.id}`).lean();

  test('outside Viber’s free session only what is worth paying for is sent; the rest comes with the next message', async () => {
    const aye = await on('viber', 'Aye');
    const member = await memberOf(stage(), aye);
    const began = (await chatOf(aye))?.sessionStartAt;
    expect(began).toBeInstanceOf(Date);
    system.clock.move(DAY + HOUR);
    aye.looksAway();
    const held = await tells(system, member, NEWS.kind);
    aye.seesNothing();
    await tells(system, member, MATTERS.kind);
    aye.sees(MATTERS.key);
    expect(system.viber.billing.counts[5]).toBe(1);
    expect((await chatOf(aye))?.billing).toMatchObject({ 5: 1 });
    await aye.says('menu');
    aye.sees('home:menu.body');
    aye.sees(NEWS.key);
    expect(await stateOf(system, held)).toBe('placed');
    expect(system.viber.billing.counts[5]).toBe(1);
    expect((await chatOf(aye))?.sessionStartAt?.getTime()).toBeGreaterThan(began?.getTime() ?? Infinity);
  });

  test('a word about an application that has moved on while it waited is not said any more', async () => {
    const { reader } = system.app.runtime;
    const aye = await on('viber', 'Aye');
    const member = await memberOf(stage(), aye);
    must(await act(reader, (tx) => updateProfile(tx, { member, name: 'Aye', phone: '+959777123456' })));
    const application = await sampleApplication(reader, undefined, member);
    const { employer } = application;
    system.clock.move(DAY + HOUR);
    aye.looksAway();
    must(await act(reader, (tx) => moveApplication(tx, { employer, application: application._id, move: { to: 'viewed' } })));
    await system.settle();
    aye.seesNothing();
    must(await act(reader, (tx) => moveApplication(tx, { employer, application: application._id, move: { to: 'hired' } })));
    await system.settle();
    aye.sees('applications:told.hired');
    aye.looksAway();
    await aye.says('menu');
    aye.sees('home:menu.body');
    aye.doesNotSee('applications:told.viewed');
  });

  test('the chat used last is told, and another that is free where the last would cost', async () => {
    const [viber, telegram] = [await on('viber', 'Su'), await on('telegram', 'Su')];
    const member = await memberOf(stage(), viber);
    // one person with two chats, as linking leaves them; each process keeps its own copy of a chat
    await Conversations(system.app.runtime.reader).updateOne({ _id: `telegram:${telegram.phone.id}` }, { $set: { member }, $inc: { seq: 1 } });
    system.app.runtime.store.forget(`telegram:${telegram.phone.id}`);
    await telegram.says('menu');
    await viber.says('menu');
    for (const each of [viber, telegram]) each.looksAway();
    await tells(system, member, NEWS.kind);
    viber.sees(NEWS.key);
    telegram.seesNothing();
    system.clock.move(2 * DAY);
    viber.looksAway();
    await tells(system, member, NEWS.kind);
    telegram.sees(NEWS.key);
    viber.seesNothing();
    await telegram.says('menu');
    await tells(system, member, MATTERS.kind);
    telegram.sees(MATTERS.key);
  });
});
