import { expect } from 'vitest';
import { openingCost, splitBounty } from '../../core/bounties/bounty-rules.ts';
import { DAY } from '../../core/clock.ts';
import { Intents } from '../../core/intents/intent.model.ts';
import { Hires, type Hire } from '../../core/hires/hire.model.ts';
import { createCompany } from '../../core/companies/create-company.ts';
import { fillJob } from '../../core/jobs/fill-job.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { fundJob } from '../../core/jobs/fund-job.ts';
import type { Job } from '../../core/jobs/job.model.ts';
import { Jobs } from '../../core/jobs/job.model.ts';
import { openJob } from '../../core/jobs/open-job.ts';
import { submitJob } from '../../core/jobs/submit-job.ts';
import { formatDate } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { readBalance } from '../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../core/ledger/verify-books.ts';
import { updateProfile } from '../../core/members/update-profile.ts';
import { grantRole } from '../../core/members/grant-role.ts';
import { decideHire } from '../../core/moderation/decide-hire.ts';
import { notify } from '../../core/notices/notify.ts';
import { makeProof } from '../../core/pin/pin-proof.ts';
import { giveInviteCode } from '../../core/referrals/give-invite-code.ts';
import type { Actor } from '../support/actor.ts';
import { choosesPin } from '../support/pin.ts';
import { stories, type Stage } from '../support/story.ts';
import { topUp } from '../core/hires/hiring-money.ts';
import { act, must, SAMPLE_TEXT, sampleMember } from '../core/jobs/sample-job.ts';
import { applies, knownApplicant, memberOf, otherChannel } from './hiring-cast.ts';

const BOUNTY = { amount: 150_000, days: 90 };
const { reward: REWARD } = splitBounty(BOUNTY.amount);
const WORK = 'စာရင်းသွင်း၊ အစီရင်ခံစာ ရေးရပါမယ်။ အတွေ့အကြုံ ၂ နှစ် လိုပါတယ်။';
let shops = 0;
let phones = 9_781_000_000;

/** Fills the post's form up to the question about a bounty. */
async function fills(employer: Actor, company: string): Promise<void> {
  await employer.taps('home:buttons.post');
  for (const said of [company, 'စာရင်းကိုင်', '၂ ယောက်', 'လှိုင်', '၃ သိန်းခွဲ']) await employer.says(said);
  await employer.taps({ words: employer.language === 'en' ? 'Full time' : 'အချိန်ပြည့်' });
  await employer.says(WORK);
  await employer.taps('engine:nav.skip');
  await employer.sharesContact('+959777123456');
  employer.sees('bounty:ask', { fee: formatKyat(50_000, employer.language) });
}

/** An employer at a phone, with an open job whose bounty is held, posted yesterday. What earlier tellings left for later months is dropped: their people are gone. */
async function bossWithBounty(stage: Stage): Promise<{ boss: Actor; job: Job }> {
  const { reader } = stage.system.app.runtime;
  await Intents(reader).deleteMany({ state: 'pending' });
  const boss = await stage.person('U Kyaw').arrives();
  const employer = await memberOf(stage, boss);
  must(await act(reader, (tx) => createCompany(tx, { owner: employer, name: `Golden Lotus ${++shops}` })));
  await topUp(reader, employer, openingCost(BOUNTY));
  const { _id } = must(await act(reader, (tx) => submitJob(tx, { employer, text: { ...SAMPLE_TEXT, openings: 1, bounty: BOUNTY } })));
  must(await act(reader, (tx) => fundJob(tx, { job: _id, employer, proof: makeProof(employer, 1) })));
  const job = must(await act(reader, (tx) => openJob(tx, { job: _id, revision: 1 })));
  stage.system.clock.move(DAY);
  await stage.system.settle();
  boss.looksAway();
  return { boss, job };
}

/** A referrer on the other channel, and their friend, each with a phone of their own; the friend is hired. */
async function hiredByFriend(stage: Stage, { boss, job }: { boss: Actor; job: Job }) {
  const { reader } = stage.system.app.runtime;
  const referrer = await stage.person('U Ba', { channel: otherChannel(stage) }).arrives();
  const friend = await knownApplicant(stage, 'Ko Nyi');
  for (const who of [referrer, friend]) must(await act(reader, async (tx) => updateProfile(tx, { member: await memberOf(stage, who), name: who.phone.name, phone: `+95${++phones}` })));
  const code = await act(reader, async (tx) => giveInviteCode(tx, await memberOf(stage, referrer)));
  await friend.opens(`j_${job._id}_${code}`);
  friend.sees('find:recommended');
  await applies(friend, job);
  await boss.taps('review:buttons.open');
  await boss.taps('review:buttons.hired');
  referrer.looksAway();
  await boss.taps('review:buttons.sureHired');
  const hire = await Hires(reader).findOne({ job: job._id }).orFail().lean<Hire>();
  return { referrer, friend, hire };
}

/** The only job in the list: its title is the button on Telegram. */
async function opensMyJob({ channel }: Stage, actor: Actor): Promise<void> {
  await actor.taps(channel === 'viber' ? 'myjobs:button.open' : { words: actor.language === 'en' ? /Accountant/ : /စာရင်းကိုင်/ });
}

/** A referrer looks at the only friend in the list. */
async function opensInvite(actor: Actor): Promise<void> {
  await actor.taps('invites:buttons.mine');
  await opensFriend(actor);
}

async function opensFriend(actor: Actor): Promise<void> {
  await actor.taps(actor.phone.channel === 'viber' ? 'invites:buttons.open' : { words: /Ko Nyi/ });
}

/** Days pass, a month at a time as they do: what a late month brings stands below what an early one brought (on Viber its buttons take the place of the others'). */
async function passes(stage: Stage, days: number): Promise<void> {
  for (let left = days; left > 0; left -= 31) {
    stage.system.clock.move(Math.min(left, 31) * DAY);
    await stage.system.settle();
  }
}

const walletOf = async (stage: Stage, actor: Actor) => readBalance(stage.system.app.runtime.reader, memberWallet(await memberOf(stage, actor)));

stories('Bounties', (story) => {
  story('An employer puts a bounty on a post; too little money is said with what is missing, and the job waits until it is held behind the PIN', async (stage) => {
    const { system, person, language } = stage;
    const { reader } = system.app.runtime;
    const company = `Shwe Bakery ${++shops}`;
    const employer = await person('U Kyaw').arrives();
    await fills(employer, company);
    await employer.says('5000');
    employer.sees('bounty:range', { min: formatKyat(10_000, language) });
    await employer.says('၁ သိန်းခွဲ');
    employer.sees('bounty:askDays');
    await employer.taps('bounty:days', { count: 90 });
    employer.sees('post:preview.title');
    employer.sees('bounty:cost', { total: formatKyat(400_000, language) });
    await employer.taps('post:button.send');
    employer.sees('bounty:written');
    employer.sees('bounty:agree.short', { missing: formatKyat(400_000, language) });
    employer.seesButton('bounty:buttons.topup');

    const member = await memberOf(stage, employer);
    const job = await Jobs(reader).findOne({ companyName: company }).orFail().lean<Job>();
    expect(job).toMatchObject({ status: 'unpaid', bounty: BOUNTY, openings: 2 });
    await topUp(reader, member, 400_000);
    await act(reader, (tx) => notify(tx, { id: `test:${member}:paid`, member, kind: 'topup.paid', params: { amount: 400_000, receipt: 'test' } }));
    await system.settle();
    employer.seesButton('bounty:buttons.fund');
    await employer.says('menu');
    await employer.taps('home:buttons.myjobs');
    employer.sees('myjobs:status.unpaid');
    await opensMyJob(stage, employer);
    employer.sees('bounty:mineNot');
    await employer.taps('bounty:buttons.fund');
    employer.sees('bounty:agree.body', { total: formatKyat(400_000, language) });
    const hold = employer.button('bounty:buttons.hold');
    await employer.tapsAgain(hold);
    employer.sees('bounty:pin', { total: formatKyat(400_000, language) });
    expect((await walletOf(stage, employer)).available).toBe(400_000);
    await choosesPin(employer);
    employer.sees('bounty:held', { total: formatKyat(400_000, language) });
    employer.sees('myjobs:status.pending');
    expect(await walletOf(stage, employer)).toMatchObject({ balance: 400_000, available: 0 });
    await employer.tapsAgain(hold);
    expect(await findJob(reader, job._id)).toMatchObject({ status: 'pending', bountyHeld: 2 });
    expect((await walletOf(stage, employer)).available).toBe(0);

    must(await act(reader, (tx) => openJob(tx, { job: job._id, revision: 1 })));
    const reader2 = await person('Ma Su').arrives(`j_${job._id}`);
    reader2.sees('bounty:card', { reward: formatKyat(REWARD, language) });
    await reader2.taps('find:buttons.recommend');
    reader2.sees('bounty:recommend', { reward: formatKyat(REWARD, language) });
  });

  story('A post can go without the bounty after all, and an open job can get one later', async (stage) => {
    const { system, person, language } = stage;
    const { reader } = system.app.runtime;
    const company = `Shwe Bakery ${++shops}`;
    const employer = await person('U Kyaw').arrives();
    await fills(employer, company);
    await employer.taps({ words: formatKyat(50_000, language) });
    await employer.taps('bounty:atOnce');
    await employer.taps('post:button.send');
    await employer.taps('bounty:buttons.without');
    employer.sees('bounty:dropped');
    const job = await Jobs(reader).findOne({ companyName: company }).orFail().lean<Job>();
    expect([job.status, job.bounty]).toEqual(['pending', undefined]);
    must(await act(reader, (tx) => openJob(tx, { job: job._id, revision: 1 })));
    await topUp(reader, job.employer, 200_000);
    await employer.says('menu');
    await employer.taps('home:buttons.myjobs');
    await opensMyJob(stage, employer);
    await employer.taps('bounty:buttons.put');
    employer.sees('bounty:ask');
    await employer.taps({ words: formatKyat(50_000, language) });
    await employer.says('30');
    employer.sees('bounty:agree.body', { total: formatKyat(200_000, language) });
    await employer.taps('bounty:buttons.hold');
    await choosesPin(employer);
    employer.sees('bounty:heldOpen');
    expect(await findJob(reader, job._id)).toMatchObject({ status: 'open', bounty: { amount: 50_000, days: 30 }, bountyHeld: 2 });
    must(await act(reader, (tx) => fillJob(tx, { job: job._id, employer: job.employer })));
    expect((await walletOf(stage, employer)).available).toBe(200_000);
  });

  story('A friend is hired; both sides say at half time and at the end that they stay, and the reward is paid', async (stage) => {
    const { language, system } = stage;
    const { boss, job } = await bossWithBounty(stage);
    const { referrer, friend, hire } = await hiredByFriend(stage, { boss, job });
    referrer.sees('bounty:told.pending', { name: 'Ko Nyi', amount: formatKyat(REWARD, language) });
    referrer.doesNotSee('bounty:told.watched');
    await referrer.taps('invites:buttons.mine');
    referrer.sees('invites:standing', { hires: 1 });
    referrer.sees('invites:places', { left: 4, limit: 5 });
    referrer.sees('invites:short.waits', { amount: formatKyat(REWARD, language) });
    await opensFriend(referrer);
    referrer.sees('invites:state.hired');
    referrer.sees('invites:worth.waits', { amount: formatKyat(REWARD, language), from: formatDate(hire.hiredAt, language), until: formatDate(hire.qualifiesAt, language) });

    boss.looksAway();
    friend.looksAway();
    await passes(stage, 45);
    boss.sees('bounty:hire.employer', { name: 'Ko Nyi' });
    friend.sees('bounty:hire.member', { company: hire.companyName });
    await friend.taps('bounty:buttons.yes');
    friend.sees('bounty:hire.thanks');
    boss.looksAway();
    await passes(stage, 2);
    boss.sees('bounty:hire.reminder');
    await boss.taps('bounty:buttons.yes');
    boss.sees('bounty:hire.thanks');

    await passes(stage, 43);
    boss.sees('bounty:hire.employer');
    const yes = boss.button('bounty:buttons.yes');
    await boss.tapsAgain(yes);
    await boss.tapsAgain(yes);
    boss.sees('bounty:hire.answeredStays');
    referrer.looksAway();
    const last = friend.button('bounty:buttons.yes');
    await friend.tapsAgain(last);
    referrer.sees('bounty:told.paid', { name: 'Ko Nyi', amount: formatKyat(REWARD, language) });
    expect((await walletOf(stage, referrer)).balance).toBe(REWARD);
    await opensInvite(referrer);
    referrer.sees('invites:worth.paid', { amount: formatKyat(REWARD, language) });
    await friend.tapsAgain(last);
    friend.sees('bounty:hire.over');
    expect(await verifyBooks(system.app.runtime.reader)).toEqual([]);
  });

  story('A hire that both call off gives the bounty back, and all three are told', async (stage) => {
    const { language } = stage;
    const { boss, job } = await bossWithBounty(stage);
    const { referrer, friend } = await hiredByFriend(stage, { boss, job });
    await passes(stage, 45);
    await boss.taps('bounty:buttons.no');
    boss.sees('bounty:hire.sureEmployer', { name: 'Ko Nyi' });
    await boss.taps('bounty:buttons.sureNo');
    boss.sees('bounty:hire.thanks');
    await friend.taps('bounty:buttons.no');
    referrer.looksAway();
    boss.looksAway();
    await friend.taps('bounty:buttons.sureNo');
    friend.sees('bounty:hire.settledLeft');
    boss.sees('bounty:told.returned', { amount: formatKyat(BOUNTY.amount, language) });
    referrer.sees('bounty:told.failed', { amount: formatKyat(REWARD, language) });
    referrer.sees('bounty:failed.left');
    expect([(await walletOf(stage, boss)).available, (await walletOf(stage, referrer)).balance]).toEqual([BOUNTY.amount, 0]);
    await opensInvite(referrer);
    referrer.sees('invites:worth.failed');
  });

  story('When the answers differ a person decides', async (stage) => {
    const { system, language } = stage;
    const { reader } = system.app.runtime;
    const { boss, job } = await bossWithBounty(stage);
    const { referrer, friend, hire } = await hiredByFriend(stage, { boss, job });
    await passes(stage, 90); // nobody answered at half time: that passes
    await friend.taps('bounty:buttons.yes');
    await boss.taps('bounty:buttons.no');
    await boss.taps('bounty:buttons.sureNo');
    boss.sees('bounty:hire.differ');
    const by = await sampleMember(reader, 'Daw Mya');
    must(await act(reader, (tx) => grantRole(tx, { member: by, role: 'money' })));
    referrer.looksAway();
    must(await act(reader, (tx) => decideHire(tx, { hire: hire._id, by, verdict: 'stays', note: 'Seen the pay slip.' })));
    await system.settle();
    referrer.sees('bounty:told.paid', { amount: formatKyat(REWARD, language) });
    expect((await walletOf(stage, referrer)).balance).toBe(REWARD);
  });

  story('A reward with a fraud signal is looked at by a person, and the referrer is told so', async (stage) => {
    const { system, language } = stage;
    const { reader } = system.app.runtime;
    const { boss, job } = await bossWithBounty(stage);
    await Jobs(reader).updateOne({ _id: job._id }, { $set: { openedAt: system.clock.now() } });
    const { referrer, hire } = await hiredByFriend(stage, { boss, job });
    referrer.sees('bounty:told.pending');
    referrer.sees('bounty:told.watched');
    referrer.sees('bounty:signal.hired_at_once');
    await opensInvite(referrer);
    referrer.sees('bounty:signal.hired_at_once');
    await passes(stage, 90);
    await boss.taps('bounty:buttons.yes');
    referrer.looksAway();
    await passes(stage, 7);
    referrer.sees('bounty:told.review', { amount: formatKyat(REWARD, language) });
    expect((await walletOf(stage, referrer)).balance).toBe(0);
    const by = await sampleMember(reader, 'Daw Mya');
    must(await act(reader, (tx) => grantRole(tx, { member: by, role: 'money' })));
    boss.looksAway();
    must(await act(reader, (tx) => decideHire(tx, { hire: hire._id, by, verdict: 'refuse', note: 'The same person.' })));
    await system.settle();
    referrer.sees('bounty:failed.refused');
    referrer.sees('bounty:signal.hired_at_once');
    await opensInvite(referrer);
    referrer.sees('invites:state.hired'); // the friend was chosen; only the reward is lost
    referrer.doesNotSee('invites:state.rejected');
    boss.sees('bounty:told.returned', { amount: formatKyat(BOUNTY.amount, language) });
  });

  story('The best of the month are those who agree to be named', async (stage) => {
    const { boss, job } = await bossWithBounty(stage);
    const { referrer } = await hiredByFriend(stage, { boss, job });
    await referrer.taps('invites:buttons.mine');
    await referrer.taps('invites:buttons.board');
    referrer.sees('invites:board.unnamed');
    referrer.sees('invites:board.mine', { hires: 1 });
    await referrer.taps('invites:buttons.nameMe');
    referrer.sees('invites:board.done');
    referrer.sees('invites:board.line', { name: 'U Ba' });
    await referrer.taps('invites:buttons.hideMe');
    referrer.sees('invites:board.hidden');
  });

  story('Another’s question in a button is not found', async (stage) => {
    const { boss, job } = await bossWithBounty(stage);
    await hiredByFriend(stage, { boss, job });
    await passes(stage, 45);
    const yes = boss.button('bounty:buttons.yes');
    const mallory = await stage.person('Mallory').arrives();
    await mallory.tapsAgain({ ...yes, bubble: mallory.phone.screen.at(-1)?.id ?? '' });
    mallory.sees('engine:notFound');
  });
});
