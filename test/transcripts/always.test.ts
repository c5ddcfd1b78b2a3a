import { expect } from 'vitest';
import { DAY, MINUTE } from '../../core/clock.ts';
import { translator } from '../../core/language/translate.ts';
import { BYTES } from '../core/files/sample-bytes.ts';
import type { Actor } from '../support/actor.ts';
import { stories, type Stage } from '../support/story.ts';
import { FORMS, type Begin } from './half-finished.ts';
import { applies, bossWithJob, knownApplicant } from './hiring-cast.ts';

const VOICE = { kind: 'voice', name: 'voice.ogg', mime: 'audio/ogg', bytes: BYTES.ogg } as const;
const RESUME = { words: /^▶️/ };
const DROP = 'engine:unfinished.drop';

/** The label of one's own language in the choice of languages. */
const ownLanguage = ({ language }: Stage) => ({ words: translator('my')(`common:language.${language}`) });

/** Whether the newest screen offers to go on with a form that was set aside. */
function offersToResume({ phone }: Actor): boolean {
  const rows = phone.channel === 'viber' ? phone.keyboard : phone.screen.findLast((bubble) => bubble.from === 'bot')?.buttons ?? [];
  return rows.flat().some((button) => button.label.startsWith('▶️'));
}

stories('Always', (story) => {
  for (const [name, begin] of Object.entries<Begin>(FORMS)) {
    story(`Help and Language leave ${name} where it was; Menu sets it aside, and it is resumed, gone back in, and cancelled`, async (stage) => {
      stage.system.clock.move(MINUTE);
      const { actor, asks, before } = await begin(stage);
      await actor.taps({ words: '❓' });
      actor.sees('home:help.body');
      await actor.says('/language');
      await actor.taps(ownLanguage(stage));
      actor.sees(asks);
      await actor.taps('engine:nav.menu');
      actor.sees('home:menu.body');
      await actor.taps(RESUME);
      actor.sees('engine:resumed');
      actor.sees(asks);
      await actor.taps('engine:nav.back');
      actor.doesNotSee(asks);
      if (before) actor.sees(before);
      await actor.says('cancel');
      actor.sees(before ? 'engine:cancelled' : 'engine:nothingToCancel');
      actor.sees('home:menu.body');
      expect(offersToResume(actor)).toBe(false);
    });

    story(`What does not fit into ${name} gets a word and the same question`, async (stage) => {
      stage.system.clock.move(MINUTE);
      const { actor, asks } = await begin(stage);
      await actor.sendsSticker();
      actor.sees('engine:unexpected.sticker');
      actor.sees(asks);
      await actor.sharesLocation(16.8, 96.15);
      actor.sees('engine:unexpected.location');
      actor.sees(asks);
      await actor.sends(VOICE);
      actor.sees('engine:unexpected.voice');
      await actor.sends({ kind: 'file', name: 'cv.pdf', mime: 'application/pdf', bytes: BYTES.pdf });
      actor.sees('engine:unexpected.file');
      actor.sees(asks);
      await actor.says('😀 🎉');
      actor.sees(asks);
      await actor.says('က'.repeat(4_000));
      actor.sees(asks);
      await actor.taps('engine:nav.cancel');
      actor.sees('engine:cancelled');
    });
  }

  story('A second form asks what to do with the first: go on with it, or drop it', async (stage) => {
    const { actor } = await FORMS['a post'](stage);
    await actor.says('menu');
    const [wallet, profile] = [actor.button('home:buttons.wallet'), actor.button('home:buttons.profile')];
    await actor.tapsAgain(wallet);
    await actor.taps('wallet:buttons.topup');
    actor.sees('engine:unfinished.title');
    await actor.taps('engine:unfinished.resume');
    actor.sees('post:role');
    await actor.tapsAgain(profile);
    await actor.taps('profile:buttons.name');
    actor.sees('engine:unfinished.title');
    await actor.taps(DROP);
    actor.sees('engine:dropped');
    actor.sees('apply:name');
    await actor.taps('engine:nav.cancel');
    expect(offersToResume(actor)).toBe(false);
  });

  story('A field that was about to be changed is left alone by Back, and the form can still be sent', async (stage) => {
    const { job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const aye = await knownApplicant(stage);
    await aye.opens(`j_${job._id}`);
    await aye.taps('find:buttons.apply');
    await aye.taps('apply:buttons.phone');
    await aye.taps('engine:nav.back');
    aye.sees('apply:review.ask');
    await aye.taps('apply:buttons.send');
    aye.sees('apply:sent', { title: 'Beekeeper' });
  });

  story('Buttons from last week: screens open, a finished form tells its outcome, an abandoned one says where the person is', async (stage) => {
    const { job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const aye = await knownApplicant(stage);
    await aye.opens(`j_${job._id}`);
    const apply = aye.button('find:buttons.apply');
    const similar = aye.button('find:buttons.save');
    await aye.taps('find:buttons.apply');
    const [send, phone] = [aye.button('apply:buttons.send'), aye.button('apply:buttons.phone')];
    await aye.taps('apply:buttons.send');
    await aye.says('menu');
    await aye.taps('home:buttons.wallet');
    await aye.taps('wallet:buttons.topup');
    const amount = aye.button({ words: /000|၀၀၀/ });
    await aye.says('cancel');
    stage.system.clock.move(8 * DAY);
    await stage.system.settle();
    await aye.tapsAgain(send);
    aye.sees('engine:already');
    await aye.tapsAgain(phone);
    aye.sees('engine:already');
    await aye.tapsAgain(amount);
    aye.sees('engine:stale');
    aye.sees('home:menu.body');
    await aye.tapsAgain(similar);
    aye.sees('find:saved.done');
    await aye.tapsAgain(apply);
    aye.sees('apply:already');
  });

  story('A form that waited a week goes on; after more than two it is closed, and that is said', async (stage) => {
    const { actor } = await FORMS['a top-up'](stage);
    stage.system.clock.move(8 * DAY);
    await actor.says('hello');
    actor.sees('engine:choose');
    actor.sees('wallet:topup.way');
    stage.system.clock.move(15 * DAY);
    await actor.says('menu');
    actor.sees('engine:expired');
    actor.sees('home:menu.body');
  });

  story('Outside a form: smiles, nonsense, long texts, voices, files and contacts each get an answer', async (stage) => {
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('😀😀😀');
    aye.sees('home:notUnderstood');
    await aye.says('asdfgh qwerty zxcvbn');
    expect(aye.heard).not.toBe('');
    await aye.says('အလုပ် '.repeat(600));
    expect(aye.heard).not.toBe('');
    await aye.sends(VOICE);
    aye.sees('engine:unexpected.voice');
    await aye.sends({ kind: 'file', name: 'cv.pdf', mime: 'application/pdf', bytes: BYTES.pdf });
    aye.sees('engine:unexpected.file');
    await aye.sharesContact('+959777123456', false);
    aye.sees('engine:unexpected.contact');
    await aye.says('menu');
    aye.sees('home:menu.body');
  });

  story('Somebody else’s contact is not taken for the own number where the channel tells', async (stage) => {
    if (stage.channel === 'viber') return expect(stage.channel).toBe('viber'); // a shared number is bound to nobody there (channels.md §1.3)
    const { actor } = await FORMS['an application'](stage);
    await actor.sharesContact('+959777000000', false);
    actor.sees('engine:contactOther');
    actor.sees('apply:phone');
    await actor.sharesContact('+959777123456');
    return actor.sees('apply:about');
  });

  story('An edited message answers its step anew, in the form and nowhere else', async (stage) => {
    const { actor } = await FORMS['a post'](stage);
    const company = actor.phone.screen.findLast((bubble) => bubble.from === 'me');
    if (!company) throw new Error('nothing was typed');
    if (stage.channel === 'viber') return expect(actor.edits(company, 'Shwe')).rejects.toThrow('no editing');
    await actor.edits(company, 'Shwe Bakery');
    actor.sees('engine:edited.taken');
    actor.sees('post:role');
    await actor.says('menu');
    await actor.edits(company, 'Silver Lotus');
    return actor.sees('engine:edited.unknown');
  });

  story('Somebody who blocked the bot and comes back finds their form, and is told what comes from then on', async (stage) => {
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    await boss.says('menu');
    await boss.taps('home:buttons.wallet');
    await boss.taps('wallet:buttons.topup');
    await boss.says('10000');
    await boss.phone.block();
    await stage.system.settle();
    boss.looksAway();
    await applies(await knownApplicant(stage), job);
    boss.seesNothing();
    await boss.phone.unblock();
    await boss.opens();
    await boss.says('hm');
    boss.sees('wallet:topup.way');
    boss.looksAway();
    await applies(await knownApplicant(stage, 'Ko Ko'), job);
    boss.sees('review:told.submitted', { name: 'Ko Ko', title: 'Beekeeper' });
  });
});
