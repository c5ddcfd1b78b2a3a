import { expect } from 'vitest';
import { MINUTE } from '../../core/clock.ts';
import { inTransaction } from '../../core/db/database.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { Jobs } from '../../core/jobs/job.model.ts';
import { formatKyat, formatPay } from '../../core/language/format-money.ts';
import { memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { readBalance } from '../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../core/ledger/verify-books.ts';
import { grantRole } from '../../core/members/grant-role.ts';
import { listAudit } from '../../core/moderation/list-audit.ts';
import { FEATURE } from '../../core/payments/payment-rules.ts';
import { placeById } from '../../core/places/place.ts';
import { placeName } from '../../core/places/place-name.ts';
import { roleName } from '../../core/vocabulary/name-term.ts';
import { BYTES } from '../core/files/sample-bytes.ts';
import { must } from '../core/jobs/sample-job.ts';
import { panelVisitor } from '../playground/tour/panel-visitor.ts';
import type { Actor } from '../support/actor.ts';
import type { System } from '../support/start-system.ts';
import { choosesPin } from '../support/pin.ts';
import { stories, type Stage } from '../support/story.ts';
import { memberOf, otherChannel } from './hiring-cast.ts';

/** Each telling has a township of its own, so that its sentence finds its job. */
const TOWNSHIPS = ['MM-06-hlaing', 'MM-06-insein', 'MM-06-mayangone', 'MM-06-sanchaung', 'MM-06-kamaryut', 'MM-06-bahan'];
let told = 0;

/** One telling: who plays, and what they speak of. */
interface Play {
  readonly stage: Stage;
  readonly employer: Actor;
  readonly seeker: Actor;
  readonly friend: Actor;
  readonly company: string;
  readonly township: string;
  readonly place: string;
  /** The position as this telling's readers read it. */
  readonly title: string;
}

stories('The main story', (story) => {
  story('Post, approve, announce, find, apply, review, recommend, pay, feature', async (stage) => {
    const play = castOf(stage);
    const job = await post(play);
    await approveInPanel(play, job);
    await announced(play, job);
    await findBySentence(play);
    await applyForTheFirstTime(play);
    await review(play);
    const context = await recommendedLink(play, job);
    await friendApplies(play, context);
    await hire(play);
    await topUp(play);
    await feature(play, job);
    expect(await verifyBooks(stage.system.app.runtime.reader)).toEqual([]);
  });
});

function castOf(stage: Stage): Play {
  const place = TOWNSHIPS[told++ % TOWNSHIPS.length] ?? '';
  const found = placeById(place);
  if (!found) throw new Error(`no township ${place}`);
  const elsewhere = { channel: otherChannel(stage) };
  return {
    stage, place, township: placeName(found, 'my'), company: `Shwe La Min ${told}`, title: roleName('accountant', stage.language),
    employer: stage.person('Daw Mya'), seeker: stage.person('Ko Aung', elsewhere), friend: stage.person('Ma Nilar', elsewhere),
  };
}

/** The employer arrives and answers one question after the other; the photo and the phone come along. Returns the job's id. */
async function post({ stage, employer, company, township, place }: Play): Promise<string> {
  await employer.arrives();
  employer.sees('home:menu.body');
  await employer.taps('home:buttons.post');
  employer.sees('post:company');
  await employer.says(company);
  await employer.says('စာရင်းကိုင်');
  await employer.says('၂ ယောက်');
  await employer.says(township);
  await employer.says('၃ သိန်းခွဲ');
  employer.sees('post:pay.read', { pay: formatPay({ min: 350_000, max: 350_000, period: 'month', negotiable: false }, stage.language) });
  await employer.taps({ words: stage.language === 'en' ? 'Full time' : 'အချိန်ပြည့်' });
  await employer.says('စာရင်းသွင်း၊ အစီရင်ခံစာ ရေးရပါမယ်။ အတွေ့အကြုံ ၂ နှစ် လိုပါတယ်။');
  await employer.taps('engine:nav.skip');
  await employer.sharesContact('+959771000005');
  await employer.taps('engine:nav.skip');
  employer.sees('post:preview.title');
  await employer.taps('post:button.send');
  employer.sees('post:sent');
  employer.sees('myjobs:status.pending');
  const posted = await waitingJob(stage, company);
  expect(await findJob(stage.system.app.runtime.reader, posted)).toMatchObject({ role: 'accountant', openings: 2, place, pay: { min: 350_000 } });
  return posted;
}

/** The job that this company posted. */
async function waitingJob({ system }: Stage, company: string): Promise<string> {
  const job = await Jobs(system.app.runtime.reader).findOne({ companyName: company }).orFail().lean();
  return job._id;
}

/** A moderator writes /panel, follows the link as a browser does, and approves; the post is decided and written down. */
async function approveInPanel({ stage, employer, company, title }: Play, job: string): Promise<void> {
  const { reader } = stage.system.app.runtime;
  const moderator = await stage.person('U Kyaw').arrives();
  const by = await memberOf(stage, moderator);
  must(await inTransaction(reader, (tx) => grantRole(tx, { member: by, role: 'content' })));
  await moderator.says('/panel');
  moderator.sees('myjobs:panel.body');
  const panel = panelVisitor(() => stage.system.env['PUBLIC_URL'] ?? '');
  await panel.open(moderator.button('myjobs:panel.button').url ?? '');
  await panel.submit(/<button/);
  expect(await panel.open('/admin')).toContain(company);
  expect(await panel.open(`/admin/jobs/${job}`)).toContain('စာရင်းကိုင်');
  employer.looksAway();
  await panel.submit(/\/approve"/);
  await stage.system.settle();
  employer.sees('myjobs:notice.approved', { title });
  expect((await listAudit(reader, { subject: `job:${job}` })).map((row) => [row.act, row.by])).toEqual([['job.approve', by]]);
}

/** The channel's post is in both languages, and its buttons lead into both chats. */
async function announced({ stage: { system }, company }: Play, job: string): Promise<void> {
  await aMinutePasses(system); // the channel's pace
  const posts = system.telegram.channel('@myanjobs_channel').posts.filter(({ text }) => text.includes(company));
  expect(posts).toHaveLength(1);
  const [announcement] = posts;
  expect(announcement?.text).toContain('📢 စာရင်းကိုင်');
  expect(announcement?.text).toContain('📢 Accountant');
  expect(announcement?.buttons.flat().map(({ url }) => url)).toEqual([expect.stringContaining(`start=j_${job}`), expect.stringContaining(`/j/${job}/viber`)]);
}

async function aMinutePasses(system: System): Promise<void> {
  system.clock.move(MINUTE);
  await system.app.sweep();
  await system.settle();
}

/** Somebody on the other channel arrives, writes a sentence, and opens what is found. */
async function findBySentence({ stage, seeker, company, township, title }: Play): Promise<void> {
  await seeker.arrives();
  await seeker.says(`စာရင်းကိုင် ${township} ၃ သိန်း`);
  seeker.sees('find:results.title', { count: 1 });
  seeker.seesText(title);
  await seeker.taps(otherChannel(stage) === 'viber' ? 'find:card.open' : { words: new RegExp(`^[^✖]*${title}`) });
  seeker.sees('find:card.company', { name: company });
  seeker.sees('find:card.pay', { pay: formatPay({ min: 350_000, max: 350_000, period: 'month', negotiable: false }, seeker.language) });
}

/** The first application builds the profile; the employer, on the other channel, is told. */
async function applyForTheFirstTime({ seeker, employer, company, title }: Play): Promise<void> {
  await seeker.taps('find:buttons.apply');
  seeker.sees('apply:name');
  await seeker.says('ကိုအောင်');
  await seeker.sharesContact('+959771000001');
  await seeker.says('စာရင်းကိုင် ၅ နှစ် လုပ်ဖူးပါတယ်');
  await seeker.sends({ kind: 'file', name: 'cv.pdf', mime: 'application/pdf', bytes: BYTES.pdf });
  seeker.sees('apply:review.file');
  employer.looksAway();
  await seeker.taps('apply:buttons.send');
  seeker.sees('apply:sent', { title, company });
  employer.sees('review:told.submitted', { name: 'ကိုအောင်', title });
}

/** The card comes with the CV; the shortlist and the interview are told at once. */
async function review({ seeker, employer, company, title }: Play): Promise<void> {
  await employer.taps('review:buttons.open');
  employer.sees('review:phone', { phone: '09 771 000 001' });
  expect(employer.phone.screen.findLast((bubble) => bubble.media)?.media).toMatchObject({ kind: 'file' });
  seeker.looksAway();
  await employer.taps('review:buttons.shortlisted');
  seeker.sees('applications:told.shortlisted', { title, company });
  await employer.taps('review:buttons.interview');
  await employer.says('တနင်္လာ မနက် ၉ နာရီ');
  await employer.says('လှိုင်၊ အင်းစိန်လမ်း');
  seeker.looksAway();
  await employer.taps('review:buttons.send');
  seeker.sees('applications:inTheirWords', { when: 'တနင်္လာ မနက် ၉ နာရီ' });
  seeker.seesText('လှိုင်၊ အင်းစိန်လမ်း');
}

/** The seeker's personal link leads to the public page, whose button opens the friend's chat. Returns what that button carries. */
async function recommendedLink({ stage, seeker, company }: Play, job: string): Promise<string> {
  await seeker.opens(`j_${job}`);
  await seeker.taps('find:buttons.recommend');
  const link = seeker.button('find:recommend.open').url ?? '';
  const page = await (await fetch(link)).text();
  expect(page).toContain(company);
  expect(page).toContain('og:title');
  const context = otherChannel(stage) === 'telegram' ? /t\.me\/\w+\?start=([\w-]+)/.exec(page) : /viber:\/\/pa\?[^"]*context=([\w-]+)/.exec(page);
  return context?.[1] ?? '';
}

/** The friend comes straight to the job, applies, and the one who recommended it sees how far it went. */
async function friendApplies({ employer, seeker, friend, title }: Play, context: string): Promise<void> {
  await friend.arrives(context);
  friend.sees('find:recommended');
  await friend.taps('find:buttons.apply');
  await friend.says('မနီလာ');
  await friend.says('09 771 000 007');
  await friend.taps('engine:nav.skip');
  await friend.taps('engine:nav.skip');
  employer.looksAway();
  seeker.looksAway();
  await friend.taps('apply:buttons.send');
  employer.sees('review:told.submitted', { name: 'မနီလာ', title });
  seeker.sees('invites:told', { name: 'မနီလာ', title });
  await seeker.taps('invites:buttons.mine');
  seeker.sees('invites:state.applied');
}

/** The friend gets the job, and both who hoped for it read what became of it. */
async function hire({ employer, friend, seeker, company, title }: Play): Promise<void> {
  await employer.taps('review:buttons.open');
  friend.looksAway();
  await employer.taps('review:buttons.hired');
  seeker.looksAway();
  await employer.taps('review:buttons.sureHired');
  friend.sees('applications:told.hired', { title, company });
  seeker.sees('invites:state.hired');
}

/** The employer asks for 20,000 kyat, pays on KBZPay's page, and the receipt comes. */
async function topUp({ stage: { system, language }, employer }: Play): Promise<void> {
  await employer.says('menu');
  await employer.taps('home:buttons.wallet');
  await employer.taps('wallet:buttons.topup');
  await employer.taps({ words: formatKyat(20_000, language) });
  await employer.taps('wallet:buttons.qr');
  await aMinutePasses(system); // a gateway that was slow is asked again
  employer.sees('wallet:order.qr', { amount: formatKyat(20_000, language) });
  const order = [...system.kbzpay.orders.values()].at(-1);
  const page = system.kbzpay.payPageUrl(order?.qrCode ?? '') ?? '';
  expect(await (await fetch(page)).text()).toContain('20,000 Ks');
  employer.looksAway();
  await fetch(page, { method: 'POST', body: new URLSearchParams({ action: 'pay' }) });
  await system.settle();
  employer.sees('wallet:order.paid', { amount: formatKyat(20_000, language) });
}

/** Money of the wallet shows the job at the top, marked as such to those who search. */
async function feature({ stage, employer, friend, township, title }: Play, job: string): Promise<void> {
  await employer.says('menu');
  await employer.taps('home:buttons.myjobs');
  await employer.taps(stage.channel === 'viber' ? 'myjobs:button.open' : { words: new RegExp(title) });
  await employer.taps('myjobs:button.feature');
  employer.sees('wallet:feature.offer', { price: formatKyat(FEATURE.price, stage.language) });
  await employer.taps('wallet:buttons.buy');
  await choosesPin(employer);
  employer.sees('wallet:feature.done');
  const { reader } = stage.system.app.runtime;
  expect((await readBalance(reader, memberWallet(await memberOf(stage, employer)))).balance).toBe(20_000 - FEATURE.price);
  expect((await findJob(reader, job))?.featuredUntil).toBeDefined();
  await friend.says(`စာရင်းကိုင် ${township}`);
  friend.sees('find:card.featured');
}
