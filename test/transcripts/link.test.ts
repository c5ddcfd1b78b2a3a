import { expect } from 'vitest';
import { Applications } from '../../core/applications/application.model.ts';
import { listLinkedChats } from '../../core/linking/unlink-chat.ts';
import { stories, type Stage } from '../support/story.ts';
import type { Actor } from '../support/actor.ts';
import { applies, bossWithJob, knownApplicant, memberOf, otherChannel } from './hiring-cast.ts';

/** The eight digits that a phone shows. */
function codeOn(actor: Actor): string {
  const code = /(\d{4}) (\d{4})/.exec(actor.heard);
  if (!code) throw new Error(`no code in: ${actor.heard}`);
  return `${code[1]}${code[2]}`;
}

async function opensLinking(actor: Actor): Promise<void> {
  await actor.says('menu');
  await actor.taps('home:buttons.settings');
  await actor.taps('settings:buttons.link');
}

/** One person's two chats, the first with a name and the second with an application. */
async function twoChats(stage: Stage) {
  const { job } = await bossWithJob(stage, { title: 'Beekeeper' });
  const first = await stage.person('Aye on one').arrives();
  const second = await knownApplicant(stage, 'Aye on two', { channel: otherChannel(stage) });
  await applies(second, job);
  await opensLinking(first);
  await first.taps('link:buttons.show');
  const code = codeOn(first);
  await opensLinking(second);
  await second.taps('link:buttons.have');
  second.sees('link:enter');
  return { first, second, code };
}

stories('One person, two chats', (story) => {
  story('A code from the first chat, typed in the second, confirmed in the first: one life from then on', async (stage) => {
    const { first, second, code } = await twoChats(stage);
    await second.says('hello');
    second.sees('link:notCode');
    await second.says('00000000');
    second.sees('link:wrong', { count: 4 });
    first.looksAway();
    await second.says(code);
    second.sees('link:asked', { name: 'Aye on one' });
    first.sees('link:confirm', { name: 'Aye on two' });
    second.looksAway();
    await first.taps('link:buttons.yes');
    first.sees('link:confirmed');
    first.sees('link:done');
    second.seesNothing();

    await first.says('menu');
    await first.taps('home:buttons.applications');
    first.seesText('Beekeeper');
    await second.says('menu');
    await second.taps('home:buttons.applications');
    second.seesText('Beekeeper');
    expect(await memberOf(stage, second)).toBe(await memberOf(stage, first));
    expect(await listLinkedChats(stage.system.app.runtime.reader, await memberOf(stage, first))).toHaveLength(2);

    const { job: waiter } = await bossWithJob(stage, { title: 'Florist' });
    for (const chat of [first, second]) {
      await chat.opens(`j_${waiter._id}`);
      await chat.taps('find:buttons.apply');
    }
    await Promise.all([first.taps('apply:buttons.send'), second.taps('apply:buttons.send')]);
    const { reader } = stage.system.app.runtime;
    expect(await Applications(reader).countDocuments({ job: waiter._id })).toBe(1);
    const winner = first.heard.includes('Florist') ? first : second;
    winner.sees('apply:sent', { title: 'Florist' });
    (winner === first ? second : first).sees('apply:already');

    await opensLinking(second);
    await second.taps('link:buttons.part');
    await second.taps('link:buttons.sure');
    second.sees('link:parted');
    await second.taps('home:buttons.applications');
    second.sees('applications:none');
    await opensLinking(first);
    first.doesNotSeeButton('link:buttons.part');
  });

  story('No means no, and the second chat is told', async (stage) => {
    const { first, second, code } = await twoChats(stage);
    await second.says(code);
    second.looksAway();
    const yes = first.button('link:buttons.yes');
    await first.taps('link:buttons.no');
    first.sees('link:declined');
    second.sees('link:refusedTold');
    await first.tapsAgain(yes);
    first.sees('link:expired');
    expect(await memberOf(stage, second)).not.toBe(await memberOf(stage, first));
  });
});
