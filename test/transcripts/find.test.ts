import { expect } from 'vitest';
import { formatPay } from '../../core/language/format-money.ts';
import { newId } from '../../core/db/new-id.ts';
import { Jobs, type JobText } from '../../core/jobs/job.model.ts';
import { stories } from '../support/story.ts';
import { openJobs } from './open-jobs.ts';

const DRIVER: Partial<JobText> = {
  role: 'driver', category: 'driver', title: 'ယာဉ်မောင်း / Driver', place: 'MM-06-hlaing', description: 'You drive a Toyota van in the city, six days a week.',
  pay: { min: 400_000, max: 500_000, period: 'month', negotiable: false },
};

stories('Finding a job', (story) => {
  story('A sentence finds the job; its card can be saved, and is found again', async (stage) => {
    await openJobs(stage, DRIVER, {});
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says(stage.language === 'en' ? 'driver hlaing 4 lakhs' : 'ယာဉ်မောင်း လှိုင် ၄ သိန်း');
    aye.sees('find:results.title', { count: 1 });
    aye.seesText('ယာဉ်မောင်း / Driver');
    await aye.taps(stage.channel === 'viber' ? 'find:card.open' : { words: /^[^✖]*Driver/ });
    aye.sees('find:card.pay', { pay: formatPay({ min: 400_000, max: 500_000, period: 'month', negotiable: false }, stage.language) });
    aye.seesText('You drive a Toyota van');
    aye.seesButton('find:buttons.apply');
    await aye.taps('find:buttons.save');
    aye.sees('find:saved.done');
    await aye.taps('find:saved.title');
    aye.seesText('ယာဉ်မောင်း / Driver');
    await aye.taps('find:buttons.forget');
    aye.sees('find:saved.none');
  });

  story('Browsing leads from a field of work to a township', async (stage) => {
    await openJobs(stage, DRIVER, { ...DRIVER, place: 'MM-06-tamwe' }, { ...DRIVER, place: 'MM-04-amarapura' });
    const aye = await stage.person('Aye Aye').arrives();
    await aye.taps('home:buttons.find');
    aye.sees('find:browse.body');
    await aye.taps({ words: /\((3|၃)\)/ });
    aye.sees('find:places.body');
    await aye.taps({ words: /(Yangon|ရန်ကုန်).*\((2|၂)\)/ });
    await aye.taps({ words: /(Tamwe|တာမွေ)/ });
    aye.sees('find:results.title', { count: 1 });
  });

  story('Nothing there: the nearest are shown, and that is said', async (stage) => {
    await openJobs(stage, DRIVER);
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says(stage.language === 'en' ? 'driver tamwe' : 'ကားမောင်း တာမွေ');
    aye.sees('find:widened.region');
    await aye.says('zumbadance');
    aye.sees('find:results.none');
    aye.seesButton('find:results.watch');
    await aye.says('toyotta');
    aye.sees('find:results.spelt');
    aye.seesText('ယာဉ်မောင်း / Driver');
    aye.seesButton('find:results.mean');
  });

  story('More jobs than a page: the pages turn, also by an old button', async (stage) => {
    const [job] = await openJobs(stage, DRIVER);
    await Jobs(stage.system.app.runtime.reader).insertMany(Array.from({ length: 11 }, (_, n) => ({ ...job, _id: newId(), title: `Driver number ${n + 1}` })));
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver');
    aye.sees('find:results.title', { count: 12 });
    const next = aye.button('engine:next');
    await aye.taps('engine:next');
    aye.seesButton('engine:previous');
    await aye.says('menu');
    await aye.tapsAgain(next);
    aye.seesButton('engine:previous');
  });

  story('A place that is sent finds the jobs near it', async (stage) => {
    await openJobs(stage, DRIVER);
    const aye = await stage.person('Aye Aye').arrives();
    await aye.taps('home:buttons.find');
    await aye.taps('find:browse.near');
    await aye.sharesLocation(48.1, 11.5);
    aye.sees('find:near.unknown');
    await aye.sharesLocation(16.848, 96.123);
    aye.sees('find:results.title', { count: 1 });
  });

  story('A job is reported once, and recommended by a personal link', async (stage) => {
    const [job] = await openJobs(stage, DRIVER);
    const id = job?._id ?? '';
    const aye = await stage.person('Aye Aye').arrives(`j_${id}`);
    aye.seesText('You drive a Toyota van');
    await aye.taps('find:buttons.recommend');
    aye.seesText(`/j/${id}`);
    const code = new RegExp(`/j/${id}/([a-z0-9]+)`).exec(aye.heard)?.[1] ?? '';
    expect(code).not.toBe('');
    await aye.taps('find:buttons.job');
    await aye.taps('find:buttons.report');
    await aye.taps('moderation:report.scam');
    aye.sees('find:report.done');
    const friend = await stage.person('Ko Ko').arrives(`j_${id}_${code}`);
    friend.sees('find:recommended');
    friend.seesText('You drive a Toyota van');
    await friend.opens(`j_${id}_${code}`);
    friend.doesNotSee('find:recommended');
    friend.seesText('You drive a Toyota van');
  });

  story('A job that is gone, or never was, is not found, and nothing is told', async (stage) => {
    const [job] = await openJobs(stage, DRIVER);
    const aye = await stage.person('Aye Aye').arrives();
    await Jobs(stage.system.app.runtime.reader).updateOne({ _id: job?._id ?? '' }, { $set: { hidden: true } });
    await aye.opens(`j_${job?._id ?? ''}`);
    aye.sees('engine:notFound');
    await aye.opens('j_000000000000');
    aye.sees('engine:notFound');
  });
});
