import { expect } from 'vitest';
import { DAY, MINUTE } from '../../core/clock.ts';
import { IdentityChecks } from '../../core/identity/identity.model.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { readBalance } from '../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../core/ledger/verify-books.ts';
import { approveWithdrawal, confirmPayout, refuseWithdrawal } from '../../core/moderation/decide-withdrawal.ts';
import { decideIdentity, decidePinReset } from '../../core/moderation/decide-identity.ts';
import { hashPin } from '../../core/pin/hash-pin.ts';
import { readPin } from '../../core/pin/read-pin.ts';
import { setPin } from '../../core/pin/set-pin.ts';
import { listOwnWithdrawals } from '../../core/withdrawals/read-withdrawals.ts';
import { WITHDRAWAL } from '../../core/withdrawals/withdrawal-rules.ts';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import type { Actor } from '../support/actor.ts';
import { choosesPin, entersPin, PIN, withoutLongNumbers } from '../support/pin.ts';
import { acceptIdentity, giveMoney } from '../core/withdrawals/withdrawing.ts';
import { CHEAP } from '../core/pin/proven-pin.ts';
import { samplePng } from '../emulators/telegram/sample-image.ts';
import { act, must } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { stories, type Stage } from '../support/story.ts';

interface Someone { readonly aye: Actor; readonly member: string }

/** Somebody with money, an accepted document and a PIN. */
async function withMoney(stage: Stage, amount: number, ready: { pin?: boolean; identity?: boolean } = {}): Promise<Someone> {
  const { reader, vault } = stage.system.app.runtime;
  const aye = await stage.person('Aye Aye').arrives();
  const chat = await Conversations(reader).findById(`${aye.phone.channel}:${aye.phone.id}`).lean();
  const member = chat?.member ?? '';
  await giveMoney(reader, member, amount);
  if (ready.identity !== false) await acceptIdentity(reader, member);
  if (ready.pin !== false) {
    const hash = await hashPin(vault, PIN, CHEAP);
    must(await act(reader, (tx) => setPin(tx, { member, hash })));
  }
  await stage.system.settle();
  return { aye, member };
}

/** To the question for the PIN. */
async function fillsIn({ aye }: Someone, amount = '20,000', phone = '09 777 123 456', leadsTo: 'withdraw:why' | 'pin:waits' = 'withdraw:why'): Promise<void> {
  await aye.says('menu');
  await aye.taps('home:buttons.wallet');
  await aye.taps('withdraw:button.withdraw');
  await aye.says(amount);
  aye.sees('withdraw:way.ask');
  await aye.taps('withdraw:way.kbzpay');
  await aye.says(phone);
  aye.sees('withdraw:review');
  await aye.taps('withdraw:button.yes');
  aye.sees(leadsTo);
}

/** Everything that a store of ours holds, when nothing waits to be sent any more. */
async function stores({ system }: Stage): Promise<string> {
  await system.settle();
  const { db } = system.app.runtime.reader;
  const all = await db.db?.collections() ?? [];
  return withoutLongNumbers(JSON.stringify(await Promise.all(all.map((each) => each.find().toArray()))));
}

stories('Withdrawing', (story) => {
  story('The first withdrawal: a document is looked at, a PIN chosen, the money held, paid, and told', async (stage) => {
    const { system, language } = stage;
    const { reader } = system.app.runtime;
    const { aye, member } = await withMoney(stage, 50_000, { pin: false, identity: false });
    const mya = await sampleModerator(reader, 'money');
    await aye.taps('home:buttons.wallet');
    await aye.taps('withdraw:button.withdraw');
    aye.sees('withdraw:identity.needed');
    await aye.taps('withdraw:button.identity');
    aye.sees('withdraw:identity.ask');
    await aye.sends({ kind: 'photo', name: 'nrc.png', mime: 'image/png', bytes: samplePng(320, 240) });
    aye.sees('withdraw:identity.sent');
    const check = await IdentityChecks(reader).findOne({ member }).lean();
    expect(check).toMatchObject({ state: 'waiting', live: true });
    await aye.says('menu');
    await aye.taps('home:buttons.wallet');
    await aye.taps('withdraw:button.withdraw');
    aye.sees('withdraw:identity.waiting');
    aye.looksAway();
    must(await act(reader, (tx) => decideIdentity(tx, { check: check?._id ?? '', by: mya })));
    await system.settle();
    aye.sees('withdraw:identity.accepted');

    await aye.taps('withdraw:button.withdraw');
    aye.sees('withdraw:amount', { available: formatKyat(50_000, language) });
    await aye.says('၂ သောင်း');
    await aye.taps('withdraw:way.wavepay');
    await aye.sharesContact('+959777123456');
    aye.sees('withdraw:review', { amount: formatKyat(20_000, language), way: 'WavePay' });
    await aye.taps('withdraw:button.yes');
    await choosesPin(aye);
    aye.sees('withdraw:asked', { amount: formatKyat(20_000, language) });
    const [withdrawal] = await listOwnWithdrawals(reader, member);
    must(await act(reader, (tx) => approveWithdrawal(tx, { withdrawal: withdrawal?._id ?? '', by: mya })));
    await aye.taps('withdraw:button.list');
    await aye.taps('withdraw:list.button', { amount: formatKyat(20_000, language) });
    aye.sees('withdraw:facts', { number: withdrawal?._id ?? '' });
    aye.doesNotSeeButton('withdraw:button.cancel');
    aye.looksAway();
    must(await act(reader, (tx) => confirmPayout(tx, { withdrawal: withdrawal?._id ?? '', by: mya, reference: `W-${member}` })));
    await system.settle();
    aye.sees('withdraw:notice.paid', { amount: formatKyat(20_000, language), reference: `W-${member}` });
    await aye.says('menu');
    await aye.taps('home:buttons.wallet');
    aye.seesText(formatKyat(30_000, language));
    expect(await verifyBooks(reader)).toEqual([]);
  });

  story('A payout that fails gives the money back and says why; the number is offered again', async (stage) => {
    const { system, language } = stage;
    const { reader } = system.app.runtime;
    const someone = await withMoney(stage, 50_000);
    const { aye, member } = someone;
    await fillsIn(someone);
    await entersPin(aye);
    aye.sees('withdraw:asked');
    const [withdrawal] = await listOwnWithdrawals(reader, member);
    aye.looksAway();
    const mya = await sampleModerator(reader, 'money');
    must(await act(reader, (tx) => refuseWithdrawal(tx, { withdrawal: withdrawal?._id ?? '', by: mya, reason: 'name_differs' })));
    await system.settle();
    aye.sees('withdraw:notice.failed');
    aye.sees('withdraw:reason.name_differs');
    await aye.taps('withdraw:button.again');
    aye.sees('withdraw:amount', { available: formatKyat(50_000, language) });
    await aye.taps({ words: formatKyat(10_000, language) });
    await aye.taps('withdraw:way.kbzpay');
    aye.seesButton({ words: '09 777 123 456' });
  });

  story('Two taps on the last digit, and the old buttons of a finished pad, withdraw once', async (stage) => {
    const someone = await withMoney(stage, 50_000);
    const { aye, member } = someone;
    await fillsIn(someone);
    for (const digit of PIN.slice(0, 5)) await aye.taps({ words: digit });
    const last = aye.button({ words: PIN.slice(5) });
    await Promise.all([aye.phone.tap(last), aye.phone.tap(last)]);
    await stage.system.settle();
    await aye.tapsAgain(last);
    aye.sees('engine:already');
    expect(await listOwnWithdrawals(stage.system.app.runtime.reader, member)).toHaveLength(1);
  });

  story('What is asked for is taken back while nobody has agreed to it', async (stage) => {
    const someone = await withMoney(stage, 50_000);
    const { aye, member } = someone;
    await fillsIn(someone);
    await entersPin(aye);
    await aye.taps('withdraw:button.list');
    await aye.taps('withdraw:list.button');
    const cancel = aye.button('withdraw:button.cancel');
    await aye.tapsAgain(cancel);
    aye.sees('withdraw:cancelled');
    const stranger = await stage.person('Mallory').arrives();
    await stranger.tapsAgain(cancel);
    stranger.sees('errors:not_found');
    expect((await readBalance(stage.system.app.runtime.reader, memberWallet(member))).available).toBe(50_000);
  });

  story('Too little, too much and over the limit are said at once', async (stage) => {
    const { language } = stage;
    const { aye } = await withMoney(stage, 2_000_000);
    await aye.taps('home:buttons.wallet');
    await aye.taps('withdraw:button.withdraw');
    await aye.says('5000');
    aye.sees('withdraw:small', { min: formatKyat(WITHDRAWAL.min, language) });
    await aye.says('-20000');
    aye.sees('withdraw:unclear');
    await aye.says('၃၀ သိန်း');
    aye.sees('withdraw:short', { available: formatKyat(2_000_000, language) });
    await aye.says('၁၅ သိန်း');
    aye.sees('withdraw:overDay', { limit: formatKyat(WITHDRAWAL.day, language) });
    await aye.says('20000');
    await aye.taps('withdraw:way.ayapay');
    await aye.says('12345');
    aye.sees('withdraw:phoneWrong');
  });
});

stories('The wallet PIN', (story) => {
  story('Three wrong PINs end in a wait; afterwards the right one works, and a forgotten one is reset by a person', async (stage) => {
    const { system } = stage;
    const { reader } = system.app.runtime;
    const someone = await withMoney(stage, 50_000);
    const { aye, member } = someone;
    await fillsIn(someone);
    await entersPin(aye, '111222');
    aye.sees('pin:wrong');
    await entersPin(aye, '111223');
    aye.sees('pin:wrong');
    await entersPin(aye, '111224');
    aye.sees('pin:locked');
    expect((await readBalance(reader, memberWallet(member))).available).toBe(50_000);
    await aye.taps('pin:button.forgot');
    aye.sees('pin:forgot');
    await aye.taps('pin:button.ask');
    aye.sees('pin:asked');
    aye.looksAway();
    const mya = await sampleModerator(reader, 'money');
    must(await act(reader, (tx) => decidePinReset(tx, { member, by: mya, reset: true, sure: true })));
    await system.settle();
    aye.sees('pin:reset');
    system.clock.move(2 * MINUTE);
    await aye.taps('pin:button.choose');
    await entersPin(aye, '123456');
    aye.sees('pin:weak');
    await entersPin(aye, '907316');
    await entersPin(aye, '907317');
    aye.sees('pin:different');
    await choosesPin(aye, '907316');
    aye.sees('pin:set');
    expect((await readPin(reader, member)).kind).toBe('ready');
    await fillsIn(someone, '20,000', '09 777 123 456', 'pin:waits');
    expect((await readBalance(reader, memberWallet(member))).available).toBe(50_000);
    system.clock.move(DAY);
    await fillsIn(someone);
    aye.sees('pin:enter');
  });

  story('A PIN is changed by who knows the old one, and the change is told', async (stage) => {
    const { aye } = await withMoney(stage, 50_000);
    await aye.taps('home:buttons.wallet');
    await aye.taps('pin:button.change');
    aye.sees('pin:enter');
    await entersPin(aye);
    await choosesPin(aye, '907316');
    aye.sees('pin:ready');
    aye.sees('pin:changed');
  });

  story('A typed PIN is refused, deleted where the channel can, and reaches no store; so does the number of a document', async (stage) => {
    const someone = await withMoney(stage, 50_000, { identity: false });
    const { aye, member } = someone;
    await aye.taps('home:buttons.wallet');
    await aye.taps('withdraw:button.withdraw');
    await aye.taps('withdraw:button.identity');
    for (const number of ['12/OUKAMA(N)564738', '၁၂/ဥကမ(နိုင်)၅၆၄၇၃၈', 'MA564738']) {
      await aye.saysRaw(number);
      aye.sees('withdraw:identity.typed');
    }
    await acceptIdentity(stage.system.app.runtime.reader, member);
    await fillsIn(someone);
    for (const typed of [PIN, '၄၈၁၅၉၀', `my pin is ${PIN}`]) {
      await aye.saysRaw(typed);
      aye.sees('pin:typed');
    }
    for (const digit of PIN.slice(0, 5)) await aye.taps({ words: digit });
    const mine = aye.phone.screen.filter((bubble) => bubble.from === 'me').map((bubble) => bubble.text);
    if (stage.channel === 'telegram') expect(mine.filter((text) => /481590|၄၈၁၅၉၀|564738|၅၆၄၇၃၈/.test(text))).toEqual([]);
    const stored = await stores(stage);
    expect(stored).not.toMatch(/48159|၄၈၁၅၉|564738|၅၆၄၇၃၈/);
    const [nonce] = /[\w-]{18}$/.exec(aye.button({ words: '1' }).data ?? '') ?? [''];
    expect(nonce).toHaveLength(18);
    expect(stored).not.toContain(nonce.slice(0, 12));
    await aye.says('menu');
    for (const typed of [PIN, '၄၈၁ ၅၉၀']) {
      await aye.saysRaw(typed);
      aye.sees('pin:written');
    }
    if (stage.channel === 'telegram') expect(aye.phone.screen.filter((bubble) => bubble.from === 'me' && /481590|၄၈၁ ၅၉၀/.test(bubble.text))).toEqual([]);
    expect(await stores(stage)).not.toMatch(/48159|481 5|၄၈၁/);
  });

  story('Leaving the pad in the middle forgets what was entered; a pad of yesterday begins anew', async (stage) => {
    const someone = await withMoney(stage, 50_000);
    const { aye } = someone;
    await fillsIn(someone);
    await aye.taps({ words: '4' });
    aye.seesButton({ words: stage.channel === 'viber' ? '● ○ ○ ○ ○ ○' : '4' });
    const eight = aye.button({ words: '8' });
    await aye.taps({ words: '❓' });
    await aye.tapsAgain(eight);
    aye.sees('engine:pad.over');
    stage.system.clock.move(6 * MINUTE);
    await aye.taps({ words: '4' });
    aye.sees('engine:pad.over');
    await entersPin(aye);
    aye.sees('withdraw:asked');
  });
});
