import { expect } from 'vitest';
import type { Job } from '../../core/jobs/job.model.ts';
import { formatMoney } from '../../core/language/format-money.ts';
import { translator } from '../../core/language/translate.ts';
import { listQueue } from '../../core/moderation/list-queue.ts';
import { placeNameLong } from '../../core/places/place-name.ts';
import { placeById } from '../../core/places/place.ts';
import { roleName } from '../../core/vocabulary/name-term.ts';
import type { Actor } from '../support/actor.ts';
import { stories, type Stage } from '../support/story.ts';

const ADVERT = `📢 အလုပ်ခေါ်စာ
🔹 အရောင်းဝန်ထမ်း - ၃ ဦး
🔹 စာရင်းကိုင် - ၁ ဦး
🔹 ယာဉ်မောင်း - ၂ ဦး
💰 လစာ ၃သိန်း~၅သိန်း (OT သီးသန့်)
📍 လှိုင်မြို့နယ်၊ ရန်ကုန်
အတွေ့အကြုံရှိသူ ဦးစားပေးမည်
📞 09 777 123 456`;

const DESCRIPTION = 'ကုန်ပစ္စည်းများကို ဆိုင်များသို့ ပို့ဆောင်ပေးရပါမည်။';

/** The post of a company that waits for a moderator. */
async function waiting({ system }: Stage, company: string): Promise<Job | undefined> {
  const { posts } = await listQueue(system.app.runtime.reader);
  return posts.map((post) => post.job).find((job) => job.companyName === company);
}

/** Answers what an advert with company, place, pay and phone leaves open, up to the preview. */
async function completes(employer: Actor, company: string): Promise<void> {
  await employer.says(company);
  employer.sees('post:type');
  await employer.taps({ words: employer.language === 'en' ? 'Full time' : 'အချိန်ပြည့်' });
  employer.sees('post:photo');
  await employer.taps('engine:nav.skip');
  employer.sees('bounty:ask');
  await employer.taps('engine:nav.skip');
  employer.sees('post:preview.title');
}

let people = 0;
const someone = (): string => `U Hla ${++people}`;

stories('Understanding', (story) => {
  story('What was understood stands under the results, a button each; a tap takes it out', async ({ person }) => {
    const aye = await person(someone()).arrives();
    await aye.says('စာရင်းကိုင် လှိုင် ၅ သိန်း');
    const t = translator(aye.language);
    aye.seesButton('understand:chip', { name: roleName('accountant', aye.language) });
    await aye.taps('understand:chip', { name: t('format:pay.month', { sum: t('format:pay.from', { sum: formatMoney(500_000, aye.language) }) }) });
    aye.sees('find:results.asked', { query: `${roleName('accountant', aye.language)} · ${aye.language === 'en' ? 'Hlaing' : 'လှိုင်'}` });
    await aye.taps('understand:chip', { name: roleName('accountant', aye.language) });
    aye.sees('find:results.asked', { query: aye.language === 'en' ? 'Hlaing' : 'လှိုင်' });
  });

  story('Of a name that two places have it is asked once which is meant', async ({ person }) => {
    const aye = await person(someone()).arrives();
    await aye.says('ထန်းတပင် ယာဉ်မောင်း');
    aye.sees('understand:which');
    const place = placeById('MM-06-htantabin');
    await aye.taps({ words: place ? placeNameLong(place, aye.language) : '' });
    aye.sees('find:results.asked');
    await aye.says('ထန်းတပင် စာရင်းကိုင်');
    aye.sees('find:results.asked');
    aye.doesNotSee('understand:which');
  });

  story('Words for a screen lead to it, and small talk is answered', async ({ person }) => {
    const aye = await person(someone()).arrives();
    await aye.says('လျှောက်ထားတာ ဘယ်ရောက်ပြီလဲ');
    aye.sees('applications:none');
    await aye.says('balance');
    aye.sees('wallet:balance');
    await aye.says('ကျေးဇူးတင်ပါတယ်');
    aye.sees('understand:thanks');
    await aye.says('mingalaba');
    aye.sees('understand:greeting');
    await aye.says('ဒီအလုပ်က လိမ်နေတယ်');
    aye.sees('understand:report');
    await aye.says('လူနဲ့ ပြောချင်တယ်');
    aye.sees('understand:human');
  });

  story('A pasted advert becomes a form for each role, with where everything is from', async (stage) => {
    const employer = await stage.person(someone()).arrives();
    await employer.says(ADVERT);
    employer.sees('paste:title', { count: 3 });
    employer.seesText('လစာ ၃သိန်း~၅သိန်း');
    employer.sees('paste:phones', { phones: '09 777 123 456' });
    const [company, type] = [translator(stage.language)('post:button.company'), translator(stage.language)('post:button.type')];
    employer.seesText(company);
    employer.seesText(type);
    await employer.taps('paste:fill', { title: 'ယာဉ်မောင်း' });
    employer.sees('post:company');
    await completes(employer, `Lotus ${employer.phone.name}`);
    employer.sees('paste:from');
    employer.sees('post:preview.note', { phone: '09 777 123 456' });
    await employer.taps('post:button.send');
    employer.sees('post:sent');
    employer.sees('paste:title', { count: 2 });
    expect(employer.heard).not.toContain(`${company}${translator(stage.language)('paste:comma')}${type}`); // it is known now
    await employer.taps('paste:fill', { title: 'စာရင်းကိုင်' });
    employer.sees('post:type');
    const job = await waiting(stage, `Lotus ${employer.phone.name}`);
    expect(job).toMatchObject({ role: 'driver', openings: 2, place: 'MM-06-hlaing', pay: { min: 300_000, max: 500_000 }, contactPhone: '+959777123456' });
    expect(job?.description).not.toMatch(/777/);
  });

  story('An advert may be pasted where the company was asked for', async (stage) => {
    const employer = await stage.person(someone()).arrives();
    await employer.taps('home:buttons.post');
    employer.sees('post:company');
    await employer.says(ADVERT);
    employer.sees('post:company');
    await completes(employer, `Lotus ${employer.phone.name}`);
    employer.sees('paste:from');
  });

  story('An advert may be the words under a photo', async (stage) => {
    const employer = await stage.person(someone()).arrives();
    await employer.sends({ kind: 'photo', name: 'advert.jpg', mime: 'image/jpeg', bytes: JPEG, caption: ADVERT });
    employer.sees('paste:title', { count: 3 });
  });

  story('A sentence that asks for people begins the form with what it tells', async (stage) => {
    const employer = await stage.person(someone()).arrives();
    await employer.says('ယာဉ်မောင်း ၂ ယောက် လိုချင်ပါတယ် လှိုင် ၄ သိန်း');
    employer.sees('post:company');
    await employer.says(`Lotus ${employer.phone.name}`);
    employer.sees('post:pay.read');
    employer.sees('post:type');
    await employer.taps({ words: employer.language === 'en' ? 'Full time' : 'အချိန်ပြည့်' });
    employer.sees('post:description');
    await employer.says(DESCRIPTION);
    employer.sees('post:photo');
  });
});

/** The headers of a JPEG of 64 × 64: enough to be recognised as one. */
const JPEG = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
  0xff, 0xc0, 0, 17, 8, 0, 64, 0, 64, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xff, 0xd9,
]);
