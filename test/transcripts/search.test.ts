import { expect, vi } from 'vitest';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';
import { normalise } from '../../core/text/normalise.ts';
import { Jobs, type JobText } from '../../core/jobs/job.model.ts';
import { TelegramPhone } from '../emulators/telegram/phone.ts';
import { stories } from '../support/story.ts';
import { openJobs } from './open-jobs.ts';

const ACCOUNTANT: Partial<JobText> = {
  role: 'accountant', category: 'accounting', title: 'စာရင်းကိုင်', place: 'MM-06-hlaingtharya', description: 'You keep the books of a garment factory.',
  pay: { min: 500_000, max: 700_000, period: 'month', negotiable: false },
};
const DRIVER: Partial<JobText> = { role: 'driver', category: 'driver', title: 'Driver', place: 'MM-06-tamwe', description: 'You drive a van in the city.', pay: { min: 300_000, max: 350_000, period: 'month', negotiable: false } };

stories('Searching', (story) => {
  story('The same sentence in Burmese, Zawgyi, English and mixed finds the same job', async (stage) => {
    await openJobs(stage, ACCOUNTANT, DRIVER);
    const aye = await stage.person('Aye Aye').arrives();
    const sentence = 'စာရင်းကိုင် လှိုင်သာယာ ၅ သိန်း';
    for (const raw of [sentence, toZawgyi(`${sentence} အလုပ် ရှာနေပါတယ်`), 'accountant hlaing thar yar 5 lakhs', 'accountant လှိုင်သာယာ 5 lakhs', 'စာရင်းကိုင် hlaingtharyar ၅ သိန်း']) {
      await aye.saysRaw(raw);
      aye.sees('find:results.title', { count: 1 });
      aye.seesText(stage.language === 'en' ? /Accountant|စာရင်းကိုင်/ : 'စာရင်းကိုင်');
    }
  });

  story('The last searches stand on the search screen, the latest first, each once', async (stage) => {
    await openJobs(stage, ACCOUNTANT, DRIVER);
    const aye = await stage.person('Aye Aye').arrives();
    for (const words of ['driver', 'accountant', 'driver']) await aye.says(words);
    await aye.taps('engine:nav.menu');
    await aye.taps('home:buttons.find');
    expect(aye.labels.filter((label) => label.startsWith('🕘')).length).toBe(2);
    await aye.taps({ words: /^🕘/ });
    aye.sees('find:results.title', { count: 1 });
  });

  story('Near me: the nearest first, with the distance', async (stage) => {
    await openJobs(stage, ACCOUNTANT, DRIVER);
    const aye = await stage.person('Aye Aye').arrives();
    await aye.taps('home:buttons.find');
    await aye.taps('find:browse.near');
    await aye.sharesLocation(16.805, 96.17);
    aye.sees('find:card.distance');
  });

  story('Near a township that is named: what lies around it, with the distance', async (stage) => {
    await openJobs(stage, ACCOUNTANT, DRIVER, { ...DRIVER, place: 'MM-06-bahan' }, { ...DRIVER, place: 'MM-04-amarapura' });
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver near tamwe');
    aye.sees('find:results.title', { count: 2 });
    aye.sees('find:card.distance', { km: 1 });
    aye.seesText(/near Tamwe|တာမွေ အနီးအနား/);
  });

  story('"Driver near me" asks where, and takes a place or a township for an answer; the next time it knows', async (stage) => {
    await openJobs(stage, ACCOUNTANT, DRIVER, { ...DRIVER, place: 'MM-04-amarapura' });
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver near me');
    aye.sees('find:near.body');
    await aye.says('tamwe');
    aye.sees('find:results.title', { count: 1 });
    aye.seesText(/Driver|ယာဉ်မောင်း/);
    await aye.says('tamwe');
    aye.sees('find:results.title', { count: 1 });
    aye.seesButton({ words: /^🔔/ });
    await aye.says('driver near me');
    await aye.sharesLocation(16.805, 96.17);
    aye.sees('find:results.title', { count: 1 });
    aye.sees('find:card.distance');
    await aye.says('accountant near me');
    aye.seesText(/Accountant|စာရင်းကိုင်/);
    aye.sees('find:card.distance');
  });

  story('A place that is sent under the results narrows them, and the question stays', async (stage) => {
    await openJobs(stage, { ...ACCOUNTANT, place: 'MM-06-tamwe' }, DRIVER, { ...DRIVER, place: 'MM-04-amarapura' });
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver');
    aye.sees('find:results.title', { count: 2 });
    await aye.sharesLocation(16.805, 96.17);
    aye.sees('find:results.title', { count: 1 });
  });

  story('Words of a script that no job is written in, and marks alone, are not understood: not all jobs, not none', async (stage) => {
    await openJobs(stage, ACCOUNTANT, DRIVER);
    const aye = await stage.person('Aye Aye').arrives();
    for (const raw of ['工作', 'ှှှှ', 'нужна работа']) {
      await aye.saysRaw(raw);
      aye.sees('home:notUnderstood');
    }
  });

  story('A wider answer says all that it let go of, and a word that nobody has is named', async (stage) => {
    await openJobs(stage, ACCOUNTANT, DRIVER);
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver Hlaing 90 lakhs');
    aye.sees('find:widened.region');
    aye.sees('find:widened.freer');
    await aye.says('driver Hlaing');
    aye.sees('find:widened.region');
    aye.doesNotSee('find:widened.freer');
    await aye.says('Gotham driver');
    aye.sees('find:results.unheard', { words: 'gotham' });
    await aye.says('van driver');
    aye.doesNotSee('find:results.unheard');
  });

  story('Many results are narrowed by what they divide into', async (stage) => {
    const [job] = await openJobs(stage, DRIVER);
    const { reader } = stage.system.app.runtime;
    await Jobs(reader).insertMany(Array.from({ length: 12 }, (_, n) => ({ ...job, _id: `many${String(n).padStart(8, '0')}`, place: n < 3 ? 'MM-06-hlaing' : 'MM-06-tamwe' })));
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver');
    aye.sees('find:results.title', { count: 13 });
    await aye.taps('find:results.refine');
    await aye.taps({ words: /(Hlaing|လှိုင်).*\((3|၃)\)/ });
    aye.sees('find:results.title', { count: 3 });
  });

  story('Pages stand still while somebody reads, and nobody is offered a closed job', async (stage) => {
    const [job] = await openJobs(stage, DRIVER);
    const { reader } = stage.system.app.runtime;
    const ids = Array.from({ length: 14 }, (_, n) => `page${String(n).padStart(8, '0')}`);
    await Jobs(reader).insertMany(ids.map((id, n) => ({ ...job, _id: id, title: `Driver of van ${n + 1}`, openedAt: new Date(stage.system.clock.now().getTime() - n * 3_600_000) })));
    const aye = await stage.person('Aye Aye').arrives();
    await aye.says('driver');
    const first = aye.heard;
    await Jobs(reader).insertMany([{ ...job, _id: 'newcomer0000', title: 'Driver newcomer' }]);
    await Jobs(reader).updateOne({ _id: ids[13] ?? '' }, { $set: { status: 'filled' } });
    await stage.system.settle();
    await aye.taps('engine:next');
    const second = normalise(aye.heard);
    expect(second).not.toContain('newcomer');
    expect(second).not.toContain('van 14');
    for (let n = 1; n <= 3; n++) expect(first.includes(`van ${n}\n`) && second.includes(`van ${n}\n`)).toBe(false);
  });

  story('A job is shared in any chat of Telegram, with the sharer’s own link', async (stage) => {
    const [job] = await openJobs(stage, ACCOUNTANT, DRIVER);
    const aye = await stage.person('Aye Aye').arrives();
    if (!(aye.phone instanceof TelegramPhone)) return;
    await aye.phone.inline('accountant');
    await stage.system.settle();
    const { phone } = aye;
    await vi.waitFor(() => { expect(phone.inlineResults).toMatchObject([{ id: job?._id }]); }, { timeout: 10_000, interval: 10 }); // answered beside the conversations
    expect(JSON.stringify(phone.inlineResults)).toMatch(new RegExp(`/j/${job?._id}/[a-z0-9]+`));
  });
});
