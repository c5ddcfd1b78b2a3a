import { expect } from 'vitest';
import { MINUTE } from '../../core/clock.ts';
import { inTransaction } from '../../core/db/database.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { listMyJobs } from '../../core/jobs/list-my-jobs.ts';
import type { Job } from '../../core/jobs/job.model.ts';
import { findFile } from '../../core/files/find-file.ts';
import { grantRole } from '../../core/members/grant-role.ts';
import { Members } from '../../core/members/member.model.ts';
import { joinMember } from '../../core/members/join-member.ts';
import { approveJob } from '../../core/moderation/approve-job.ts';
import { rejectJob } from '../../core/moderation/reject-job.ts';
import { listQueue } from '../../core/moderation/list-queue.ts';
import type { Actor } from '../support/actor.ts';
import { stories, type Stage } from '../support/story.ts';

const DESCRIPTION = 'စာရင်းသွင်း၊ အစီရင်ခံစာ ရေးသားရပါမည်။ အတွေ့အကြုံ ၂ နှစ် လိုအပ်ပါသည်။';

/** The headers of a JPEG of 64 × 64: enough to be recognised as one. */
const JPEG = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
  0xff, 0xc0, 0, 17, 8, 0, 64, 0, 64, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xff, 0xd9,
]);

/** Fills the whole form for a new company, up to the preview. */
async function fills(employer: Actor, company: string): Promise<void> {
  await employer.taps('home:buttons.post');
  employer.sees('post:company');
  await employer.says(company);
  employer.sees('post:role');
  await employer.says('စာရင်းကိုင်');
  employer.sees('post:openings');
  await employer.says('၂ ယောက်');
  employer.sees('post:place.ask');
  await employer.says('လှိုင်');
  employer.sees('post:pay.ask');
  await employer.says('၃ သိန်းခွဲ');
  employer.sees('post:pay.read');
  employer.sees('post:type');
  await employer.taps({ words: employer.language === 'en' ? 'Full time' : 'အချိန်ပြည့်' });
  employer.sees('post:description');
  await employer.says(DESCRIPTION);
  employer.sees('post:photo');
  await employer.taps('engine:nav.skip');
  employer.sees('post:phone.ask');
  await employer.sharesContact('+959777123456');
  employer.sees('bounty:ask');
  await employer.taps('engine:nav.skip');
  employer.sees('post:preview.title');
}

async function newest({ system }: Stage, company: string): Promise<Job> {
  const { posts } = await listQueue(system.app.runtime.reader);
  const job = posts.map((post) => post.job).find((one) => one.companyName === company);
  if (!job) throw new Error(`no post of ${company} waits`);
  return job;
}

async function moderator({ system }: Stage): Promise<string> {
  return inTransaction(system.app.runtime.reader, async (tx) => {
    const member = await joinMember(tx, { name: 'Daw Mya' });
    await grantRole(tx, { member, role: 'content' });
    return member;
  });
}

let companies = 0;
const companyName = (): string => `Shwe Bakery ${++companies}`;

stories('Posting a job', (story) => {
  story('An employer posts a job, a moderator approves it, the channel announces it, the employer is told', async (stage) => {
    const { system, person } = stage;
    const company = companyName();
    const employer = await person('U Kyaw').arrives();
    await fills(employer, company);
    const send = employer.button('post:button.send');
    await employer.tapsAgain(send);
    employer.sees('post:sent');
    employer.sees('myjobs:status.pending');
    await employer.tapsAgain(send);
    employer.sees('engine:already');

    employer.looksAway();
    const { _id: job, revision, ...post } = await newest(stage, company);
    expect(post).toMatchObject({ role: 'accountant', openings: 2, place: 'MM-06-hlaing', pay: { min: 350_000 }, type: 'full-time' });
    const by = await moderator(stage);
    await inTransaction(system.app.runtime.reader, (tx) => approveJob(tx, { job, revision, by }));
    await system.settle();
    employer.sees('myjobs:notice.approved');
    system.clock.move(MINUTE); // the channel's pace
    await system.app.sweep();
    await system.settle();
    const announced = system.telegram.channel('@myanjobs_channel').posts.filter(({ text }) => text.includes(company));
    expect(announced.map(({ text }) => text.includes('📢 စာရင်းကိုင်') && text.includes('📢 Accountant'))).toEqual([true]);
  });

  story('Any field can be changed from the preview, and what is wrong is said where it is', async (stage) => {
    const { person } = stage;
    const company = companyName();
    const employer = await person('U Kyaw').arrives();
    await fills(employer, company);
    await employer.taps('post:button.pay');
    await employer.says('0');
    employer.sees('post:pay.zero');
    await employer.says('blue');
    employer.sees('post:pay.unclear');
    await employer.says('၁၂၀၀၀ တစ်ရက်');
    employer.sees('post:preview.title');
    await employer.taps('post:button.openings');
    await employer.says('1000');
    employer.sees('post:openingsWrong');
    await employer.taps({ words: '5' });
    employer.sees('post:preview.title');
    await employer.taps('post:button.place');
    await employer.says('ရန်ကုန်');
    employer.sees('post:place.wide');
    await employer.says('Atlantis');
    employer.sees('post:place.unknown');
    await employer.says('Insein');
    employer.sees('post:preview.title');
    await employer.taps('post:button.send');
    expect(await newest(stage, company)).toMatchObject({ pay: { min: 12_000, period: 'day' }, openings: 5, place: 'MM-06-insein' });
  });

  story('A rejected post says why in the employer’s language; edited, it goes back to approval', async (stage) => {
    const { system, person } = stage;
    const { reader } = system.app.runtime;
    const company = companyName();
    const employer = await person('U Kyaw').arrives();
    await fills(employer, company);
    await employer.taps('post:button.send');
    employer.looksAway();
    const { _id: job, revision } = await newest(stage, company);
    const by = await moderator(stage);
    await inTransaction(reader, (tx) => rejectJob(tx, { job, revision, by, reason: 'unclear' }));
    await system.settle();
    employer.sees('myjobs:notice.rejected');
    employer.sees('moderation:reason.unclear');
    await employer.taps('myjobs:button.edit');
    employer.sees('post:preview.title');
    await employer.taps('post:button.description');
    await employer.says(`${DESCRIPTION} နေ့လယ်စာ ကျွေးပါသည်။`);
    await employer.taps('post:button.send');
    employer.sees('post:resent');
    expect(await findJob(reader, job)).toMatchObject({ status: 'pending', revision: revision + 1 });
  });

  story('An open job is paused, opened again, filled and renewed from My jobs; a stranger’s tap finds nothing', async (stage) => {
    const { system, person } = stage;
    const { reader } = system.app.runtime;
    const company = companyName();
    const employer = await person('U Kyaw').arrives();
    await fills(employer, company);
    await employer.taps('post:button.send');
    const { _id: job, revision, employer: member } = await newest(stage, company);
    const by = await moderator(stage);
    await inTransaction(reader, (tx) => approveJob(tx, { job, revision, by }));
    await system.settle();
    await employer.says('menu');
    await employer.taps('home:buttons.myjobs');
    employer.sees('myjobs:status.open');
    await employer.taps('myjobs:button.open');
    const pause = employer.button('myjobs:button.pause');
    await employer.tapsAgain(pause);
    employer.sees('myjobs:done.paused');
    await employer.tapsAgain(pause);
    employer.sees('myjobs:cannot');
    await employer.taps('myjobs:button.resume');
    employer.sees('myjobs:done.resumed');
    await employer.taps('myjobs:button.fill');
    employer.sees('myjobs:done.filled');
    await employer.taps('myjobs:button.renew');
    employer.sees('myjobs:done.renewed');
    expect((await listMyJobs(reader, { employer: member, page: 0 })).jobs).toMatchObject([{ _id: job, status: 'open' }]);

    const stranger = await person('Ko Zaw').arrives();
    await stranger.tapsAgain({ ...pause, bubble: stranger.phone.screen.at(-1)?.id ?? '' });
    stranger.sees('errors:not_found');
  });

  story('Own words for the position ask for a category; a slip, a name of two places and a photo are asked back or taken', async (stage) => {
    const { system, person } = stage;
    const company = companyName();
    const employer = await person('U Kyaw').arrives();
    await employer.taps('home:buttons.post');
    await employer.says(company);
    await employer.says('Moon whisperer of the third kind');
    employer.sees('post:category');
    await employer.taps('post:button.more');
    await employer.says('xyzzy');
    employer.sees('post:categoryNone');
    await employer.taps('post:button.more');
    await employer.taps('engine:nav.back');
    employer.sees('post:role');
    await employer.says('acountant');
    employer.sees('post:meant');
    await employer.taps({ words: employer.language === 'en' ? 'Accountant' : 'စာရင်းကိုင်' });
    await employer.taps({ words: '3' });
    await employer.says('Minhla');
    employer.sees('post:place.which');
    await employer.taps({ words: /Bago|ပဲခူး/ });
    await employer.taps('post:pay.negotiable');
    await employer.taps({ words: employer.language === 'en' ? 'Contract' : 'စာချုပ်အလုပ်' });
    await employer.says(`${DESCRIPTION} 09 777 123 456`);
    employer.sees('post:noPhone');
    await employer.sends({ kind: 'photo', name: 'shop.jpg', mime: 'image/jpeg', bytes: JPEG });
    employer.sees('post:phone.ask');
    await employer.says('hello');
    employer.sees('post:phone.wrong');
    await employer.says('၀၉ ၇၇၇ ၁၂၃ ၄၅၆');
    await employer.taps('engine:nav.skip');
    employer.sees('post:preview.photo');
    await employer.taps('post:button.send');
    const job = await newest(stage, company);
    expect(job).toMatchObject({ role: 'accountant', openings: 3, pay: { negotiable: true }, type: 'contract', contactPhone: '+959777123456' });
    expect((await findFile(system.app.runtime.reader, job.photo ?? ''))?.state).toBe('kept');
    const { posts } = await listQueue(system.app.runtime.reader);
    expect(posts.find((post) => post.job._id === job._id)?.warnings).toEqual([{ code: 'phone_in_text' }]);
  });

  story('The panel’s link is for moderators only, and is sent to their own chat', async (stage) => {
    const { system, person } = stage;
    const { reader } = system.app.runtime;
    const name = `Daw Mya ${++companies}`;
    const mya = await person(name).arrives();
    await mya.says('/panel');
    mya.sees('myjobs:panel.none');
    const member = await Members(reader).findOne({ name }).orFail().lean();
    await inTransaction(reader, (tx) => grantRole(tx, { member: member._id, role: 'content' }));
    await mya.says('/panel');
    mya.sees('myjobs:panel.body');
    expect(mya.button('myjobs:panel.button').url).toMatch(/\/admin\/in\/[\w-]{43}\?chat=(en|my)$/);
  });
});
