import { expect } from 'vitest';
import { formatKyat } from '../../core/language/format-money.ts';
import { sayKyat } from '../../core/language/say-kyat.ts';
import { verifyBooks } from '../../core/ledger/verify-books.ts';
import { createCompany } from '../../core/companies/create-company.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { postTransfer } from '../../core/ledger/post-transfer.ts';
import { readBalance } from '../../core/ledger/read-balance.ts';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import { jobTitle } from '../../flows/job-title.ts';
import type { Actor } from '../support/actor.ts';
import { act, must, openSampleJob, SAMPLE_TEXT } from '../core/jobs/sample-job.ts';
import { choosesPin, entersPin } from '../support/pin.ts';
import { stories, type Stage } from '../support/story.ts';

/** The latest order at the emulated gateway. */
function latest({ system }: Stage): string {
  return [...system.kbzpay.orders.keys()].at(-1) ?? '';
}

/** The member that a phone belongs to. */
async function memberOf({ system }: Stage, { phone }: Actor): Promise<string> {
  const chat = await Conversations(system.app.runtime.reader).findById(`${phone.channel}:${phone.id}`).lean();
  if (!chat?.member) throw new Error(`${phone.name} has not arrived`);
  return chat.member;
}

stories('Wallet', (story) => {
  story('Putting money in takes an amount, a way to pay, and the payment', async (stage) => {
    const { system, person, language } = stage;
    const aye = await person('Aye Aye').arrives();
    await aye.taps('home:buttons.wallet');
    aye.sees('wallet:nothing');
    await aye.taps('wallet:buttons.topup');
    aye.sees('wallet:topup.amount');
    await aye.taps({ words: formatKyat(20_000, language) });
    aye.sees('wallet:topup.way', { amount: formatKyat(20_000, language) });
    await aye.taps('wallet:buttons.qr');
    aye.sees('wallet:topup.asked');
    aye.sees('wallet:order.qr', { amount: formatKyat(20_000, language) });
    const page = aye.button('wallet:buttons.page').url ?? '';
    expect(await (await fetch(page)).text()).toContain(formatKyat(20_000, 'en'));
    const picture = await fetch(`${page}/qr.png`);
    expect(Buffer.from(await picture.arrayBuffer()).subarray(1, 4).toString()).toBe('PNG');
    expect(aye.phone.screen.some(({ media }) => media?.kind === 'photo')).toBe(true);

    aye.looksAway();
    await system.kbzpay.pay(latest(stage));
    await system.settle();
    aye.sees('wallet:order.paid', { amount: formatKyat(20_000, language) });
    expect(aye.phone.keyboard.flat().filter(({ data }) => /wallet\.(ask|other|cancel)/.test(data ?? ''))).toEqual([]); // Viber: what paid the order is over
    await aye.taps('wallet:buttons.wallet');
    aye.sees('wallet:balance', { balance: sayKyat(20_000, language) });
    await aye.taps('wallet:buttons.statement');
    aye.sees('wallet:statement.line', { balance: sayKyat(20_000, language) });
    expect((await fetch(page)).status).toBe(410);
    expect(await verifyBooks(system.app.runtime.reader)).toEqual([]);
  });

  story('An amount can be typed as people write it, and what is wrong with one is said', async ({ person, language }) => {
    const aye = await person('Aye Aye').arrives();
    await aye.taps('home:buttons.wallet');
    await aye.taps('wallet:buttons.topup');
    await aye.says('500');
    aye.sees('wallet:topup.small', { min: formatKyat(1_000, language) });
    await aye.says('၂၀ သိန်း');
    aye.sees('wallet:topup.large', { max: formatKyat(1_000_000, language) });
    await aye.says('မနက်ဖြန်');
    aye.sees('wallet:topup.unclear');
    await aye.says('၃ သောင်း');
    aye.sees('wallet:topup.way', { amount: formatKyat(30_000, language) });
  });

  story('A top-up can be cancelled, and another one opened', async ({ person, system }) => {
    const aye = await person('Aye Aye').arrives();
    await aye.taps('home:buttons.wallet');
    await aye.taps('wallet:buttons.topup');
    await aye.says('10000');
    await aye.taps('wallet:buttons.app');
    aye.sees('wallet:order.app');
    await aye.taps('wallet:buttons.cancel');
    aye.sees('wallet:order.stopped');
    await system.settle();
    aye.seesButton('wallet:buttons.topup');
  });

  story('A payment of another amount is kept aside, and the person is told', async (stage) => {
    const { system, person } = stage;
    const aye = await person('Aye Aye').arrives();
    await aye.taps('home:buttons.wallet');
    await aye.taps('wallet:buttons.topup');
    await aye.says('10000');
    await aye.taps('wallet:buttons.qr');
    aye.looksAway();
    await system.kbzpay.pay(latest(stage), 'wrong');
    await system.settle();
    aye.sees('wallet:order.in_reviewSum');
  });

  story('Another person\'s order in a button is not found', async ({ person, system }) => {
    const aye = await person('Aye Aye').arrives();
    await aye.taps('home:buttons.wallet');
    await aye.taps('wallet:buttons.topup');
    await aye.says('10000');
    await aye.taps('wallet:buttons.qr');
    const cancel = aye.button('wallet:buttons.cancel');
    const mallory = await person('Mallory').arrives();
    await mallory.tapsAgain(cancel);
    mallory.sees('errors:not_found');
    await system.settle();
  });

  story('A job is shown at the top for money from the wallet, and ten taps cost as much as one', async (stage) => {
    const { system, person, language } = stage;
    const { reader } = system.app.runtime;
    const employer = await person('U Kyaw').arrives();
    const member = await memberOf(stage, employer);
    must(await act(reader, (tx) => createCompany(tx, { owner: member, name: `Shop of ${member}` })));
    const { _id: job } = await openSampleJob(reader, {}, member);
    await system.settle();
    await employer.taps('home:buttons.myjobs');
    await employer.taps(stage.channel === 'viber' ? 'myjobs:button.open' : { words: new RegExp(jobTitle(SAMPLE_TEXT, language)) });
    await employer.taps('myjobs:button.feature');
    employer.sees('wallet:nothing');
    employer.seesButton('wallet:buttons.topup');

    must(await act(reader, (tx) => postTransfer(tx, {
      key: `test:${member}`, code: 'topup', debit: 'kbzpay:clearing', credit: memberWallet(member), amount: 15_000, reference: 'test', textKey: 'wallet:entry.topup',
    })));
    await employer.taps('engine:nav.back');
    await employer.taps('myjobs:button.feature');
    employer.sees('wallet:feature.offer', { price: formatKyat(10_000, language), balance: sayKyat(15_000, language) });
    const buy = employer.button('wallet:buttons.buy');
    await employer.tapsAgain(buy);
    employer.sees('wallet:feature.pin', { price: formatKyat(10_000, language) });
    await choosesPin(employer);
    employer.sees('pin:set');
    employer.sees('wallet:feature.done');
    const until = (await findJob(reader, job))?.featuredUntil;
    await employer.tapsAgain(buy);
    await entersPin(employer);
    employer.sees('wallet:feature.done');
    expect((await readBalance(reader, memberWallet(member))).balance).toBe(5_000);
    expect((await findJob(reader, job))?.featuredUntil).toEqual(until);

    const stranger = await person('Mallory').arrives();
    await stranger.tapsAgain(buy);
    stranger.sees('errors:not_found');
  });
});
