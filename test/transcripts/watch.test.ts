import { expect } from 'vitest';
import { DAY, HOUR } from '../../core/clock.ts';
import { Jobs, type JobText } from '../../core/jobs/job.model.ts';
import { openSampleJob, sampleEmployer } from '../core/jobs/sample-job.ts';
import { stories, type Stage } from '../support/story.ts';

const DRIVER: Partial<JobText> = {
  role: 'driver', category: 'driver', title: 'ယာဉ်မောင်း / Driver', place: 'MM-06-hlaing', description: 'You drive a Toyota van in the city, six days a week.',
  pay: { min: 400_000, max: 500_000, period: 'month', negotiable: false },
};

/** Nothing is open in the beginning. */
async function emptyMarket({ system }: Stage): Promise<void> {
  await Jobs(system.app.runtime.reader).deleteMany({});
}

/** A new post is approved; everybody who waits for it hears of it. */
async function opens({ system }: Stage, changes: Partial<JobText> = {}, employer?: string): Promise<string> {
  const { reader } = system.app.runtime;
  const job = await openSampleJob(reader, { ...DRIVER, ...changes }, employer ?? await sampleEmployer(reader));
  await system.settle();
  return job._id;
}

stories('A search that is saved', (story) => {
  story('Nothing found becomes "tell me when one comes"; the job comes, and is applied for', async (stage) => {
    await emptyMarket(stage);
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says(stage.language === 'en' ? 'driver hlaing' : 'ယာဉ်မောင်း လှိုင်');
    aye.sees('find:results.none');
    await aye.taps('find:results.watch');
    aye.sees('watch:saved');
    aye.looksAway();
    await opens(stage, { role: 'accountant', category: 'accounting', title: 'Accountant' });
    aye.seesNothing();
    await opens(stage);
    aye.sees('watch:alert.title');
    aye.seesText('ယာဉ်မောင်း / Driver');
    await aye.taps('find:buttons.apply');
    aye.sees('apply:name');
  });

  story('A repost and a second search tell nothing new; stopping stops', async (stage) => {
    await emptyMarket(stage);
    const employer = await sampleEmployer(stage.system.app.runtime.reader);
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver');
    await aye.taps('find:results.watch');
    await aye.says('driver hlaing');
    await aye.taps('find:results.watch');
    aye.sees('watch:saved');
    aye.looksAway();
    await opens(stage, {}, employer);
    expect(aye.heard.split('Toyota').length + aye.heard.split('ယာဉ်မောင်း / Driver').length).toBe(3); // the title once, the description not
    const stop = aye.button('watch:buttons.stop');
    aye.looksAway();
    await opens(stage, {}, employer);
    aye.seesNothing();
    await aye.tapsAgain(stop);
    aye.sees('watch:stopped');
    await aye.says('menu');
    await aye.taps('home:buttons.alerts');
    aye.sees('watch:list', { count: 1, max: 10 });
    await aye.taps(stage.channel === 'viber' ? 'watch:buttons.card' : { words: /^[1၁]\. / });
    await aye.taps('watch:buttons.stop');
    aye.sees('watch:stopped');
    aye.looksAway();
    await opens(stage, { place: 'MM-06-tamwe' });
    aye.seesNothing();
    await aye.taps('watch:buttons.again');
    aye.sees('watch:saved');
  });

  story('Not for me, and why: what pays too little raises the search, an employer is heard of no more', async (stage) => {
    await emptyMarket(stage);
    const employer = await sampleEmployer(stage.system.app.runtime.reader);
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver');
    await aye.taps('find:results.watch');
    aye.looksAway();
    await opens(stage, {}, employer);
    await aye.taps('watch:buttons.decline');
    aye.sees('watch:declined');
    await aye.taps('watch:why.employer');
    aye.sees('watch:muted');
    aye.looksAway();
    await opens(stage, { place: 'MM-06-tamwe' }, employer);
    aye.seesNothing();
    await aye.taps('watch:buttons.hear');
    aye.sees('watch:heard');
    aye.looksAway();
    await opens(stage, { place: 'MM-06-sanchaung' }, employer);
    aye.sees('watch:alert.title');
    await aye.taps('watch:buttons.decline');
    await aye.taps('watch:why.pay');
    await aye.taps('watch:buttons.raise');
    aye.sees('watch:raised');
    aye.looksAway();
    await opens(stage);
    aye.seesNothing();
  });

  story('Once a day: what a day has brought comes in the morning; paused tells nothing', async (stage) => {
    await emptyMarket(stage);
    const { clock } = stage.system;
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver');
    await aye.taps('find:results.watch');
    await aye.taps('watch:pace.daily');
    aye.sees('watch:state.daily');
    aye.looksAway();
    await opens(stage);
    await opens(stage, { place: 'MM-06-tamwe' });
    aye.seesNothing();
    clock.move(DAY + HOUR);
    await aye.says('menu'); // on Viber a free session has to be open
    await stage.system.settle();
    aye.sees('watch:digest.title');
    await aye.taps('watch:buttons.decline');
    aye.sees('watch:declined');
    await aye.taps('watch:why.work');
    aye.seesButton('watch:buttons.stop');
    await aye.says('menu');
    await aye.taps('home:buttons.alerts');
    await aye.taps(stage.channel === 'viber' ? 'watch:buttons.card' : { words: /^[1၁]\. / });
    await aye.taps('watch:pace.paused');
    aye.sees('watch:state.paused');
    aye.looksAway();
    await opens(stage, { place: 'MM-06-sanchaung' });
    aye.seesNothing();
  });

  story('A button of somebody else, or of a search that is gone, is a friendly word', async (stage) => {
    await emptyMarket(stage);
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver');
    await aye.taps('find:results.watch');
    const stop = aye.button('watch:buttons.stop');
    await aye.tapsAgain(stop);
    aye.sees('watch:stopped');
    await aye.tapsAgain(stop);
    aye.sees('watch:gone');
  });
});
