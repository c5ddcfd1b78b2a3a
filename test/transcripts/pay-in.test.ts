import { expect } from 'vitest';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { sayKyat } from '../../core/language/say-kyat.ts';
import { translator } from '../../core/language/translate.ts';
import { memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { readBalance } from '../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../core/ledger/verify-books.ts';
import { PROVIDER_NAMES, type ProviderName } from '../../core/payments/provider.ts';
import { newWish, startRefund } from '../../core/refunds/start-refund.ts';
import { acceptSlip } from '../../core/slips/accept-slip.ts';
import { listOpenSlips } from '../../core/slips/read-slips.ts';
import { rejectSlip } from '../../core/slips/reject-slip.ts';
import { BYTES } from '../core/files/sample-bytes.ts';
import { act, must } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { noTrouble } from '../emulators/kbzpay/order.ts';
import type { Actor } from '../support/actor.ts';
import { stories, type Stage } from '../support/story.ts';

/** The headers of a JPEG of 64 × 64: enough to be recognised as one. */
const JPEG = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
  0xff, 0xc0, 0, 17, 8, 0, 64, 0, 64, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xff, 0xd9,
]);
const SLIP = { kind: 'photo', name: 'slip.jpg', mime: 'image/jpeg', bytes: JPEG } as const;
const WAY = { kbzpay: 'qr', wavepay: 'app', ayagateway: 'app', ayawallet: 'qr', mmqr: 'qr' } as const satisfies Record<ProviderName, 'qr' | 'app'>;

/** Stands before the choice of ways with 20,000 kyat. */
async function chooses(actor: Actor): Promise<void> {
  await actor.says('menu');
  await actor.taps('home:buttons.wallet');
  await actor.taps('wallet:buttons.topup');
  await actor.taps({ words: formatKyat(20_000, actor.language) });
  actor.sees('wallet:topup.way', { amount: formatKyat(20_000, actor.language) });
}

function named(actor: Actor, provider: ProviderName): { provider: string } {
  return { provider: translator(actor.language)(`wallet:provider.${provider}`) };
}

/** Opens the pay page as a phone's browser does; a page that begins with a form posts it by itself. */
async function opensPage(actor: Actor, way: 'qr' | 'app'): Promise<void> {
  const page = await (await fetch(actor.button(way === 'qr' ? 'wallet:buttons.page' : 'wallet:buttons.pay').url ?? '')).text();
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
  if (action === undefined) return;
  const data = new FormData();
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) data.append(plain(name), plain(value));
  await fetch(plain(action), { method: 'POST', body: data });
}

function plain(html: string): string {
  return html.replace(/&#(\d+);/g, (_sign, code: string) => String.fromCharCode(Number(code)));
}

/** The labels of the newest message, or of the keyboard. */
function offered({ phone }: Actor): string[] {
  const newest = phone.screen.filter((bubble) => bubble.from === 'bot').slice(-1).flatMap((bubble) => [...bubble.buttons, ...(bubble.cards ?? [])].flat());
  return [...newest, ...phone.keyboard.flat()].map(({ label }) => label);
}

async function memberOf({ system }: Stage, { phone }: Actor): Promise<string> {
  const chat = await Conversations(system.app.runtime.reader).findById(`${phone.channel}:${phone.id}`).lean();
  if (!chat?.member) throw new Error(`${phone.name} has not arrived`);
  return chat.member;
}

/** The way by hand up to the slip's number. */
async function sendsSlip(actor: Actor, reference: string): Promise<void> {
  await actor.taps('wallet:buttons.slip');
  actor.sees('wallet:slip.account');
  await actor.taps({ words: /AYA Bank/ });
  actor.sees('wallet:slip.photo');
  await actor.sends(SLIP);
  actor.sees('wallet:slip.reference');
  await actor.says(reference);
}

const slipOf = async ({ system }: Stage, reference: string) => {
  const found = (await listOpenSlips(system.app.runtime.reader)).find(({ slip }) => slip.reference === reference);
  if (!found) throw new Error(`no open slip ${reference}`);
  return found.slip._id;
};
const reference = ({ channel, language }: Stage, n: number): string => `${channel.toUpperCase()}${language.toUpperCase()}${n}`;

stories('Paying in', (story) => {
  for (const provider of PROVIDER_NAMES) {
    story(`${provider} brings money into the wallet, with a receipt`, async (stage) => {
      const { system, language } = stage;
      const aye = await stage.person('Aye Aye').arrives();
      await chooses(aye);
      const way = WAY[provider];
      await aye.taps(way === 'qr' ? 'wallet:buttons.qr' : 'wallet:buttons.app', named(aye, provider));
      aye.sees(way === 'app' ? 'wallet:order.app' : provider === 'mmqr' ? 'wallet:order.qrMmqr' : 'wallet:order.qr', { amount: formatKyat(20_000, language) });
      const labels = aye.phone.keyboard.flat().map(({ label }) => label);
      expect(labels).toEqual([...new Set(labels)]); // the news that it can be paid now offers what the screen before offered
      await opensPage(aye, way);
      aye.looksAway();
      await system.pay[provider].pay([...system.pay[provider].orders.keys()].at(-1) ?? '');
      await system.settle();
      aye.sees('wallet:order.paid', { amount: formatKyat(20_000, language) });
      await aye.taps('wallet:buttons.wallet');
      aye.sees('wallet:balance', { balance: sayKyat(20_000, language) });
      await aye.taps('wallet:buttons.statement');
      aye.sees(provider === 'kbzpay' ? 'wallet:entry.topup' : `wallet:entry.topup_${provider}`);
      expect(await verifyBooks(system.app.runtime.reader)).toEqual([]);
    });
  }

  story('Who transfers by hand sends the slip, and a person’s yes brings the money', async (stage) => {
    const { system, language } = stage;
    const { reader } = system.app.runtime;
    const aye = await stage.person('Aye Aye').arrives();
    await chooses(aye);
    await aye.taps('wallet:buttons.manual');
    aye.sees('wallet:manual.how', { amount: formatKyat(20_000, language) });
    aye.seesText(/4001 2345 678/);
    aye.seesText(/MyanJobs Co/);
    expect(aye.phone.screen.some(({ media }) => media?.kind === 'photo')).toBe(true);
    await aye.taps('wallet:buttons.slip');
    await aye.taps({ words: /AYA Bank/ });
    await aye.sends({ kind: 'voice', name: 'a.ogg', mime: 'audio/ogg', bytes: BYTES.ogg });
    aye.sees('wallet:slip.noPicture');
    await aye.sends(SLIP);
    await aye.says('no number');
    aye.sees('wallet:slip.referenceWrong');
    const number = reference(stage, 1);
    await aye.says(number);
    aye.sees('wallet:slip.sent', { reference: number });
    await aye.taps('wallet:buttons.wallet');
    await aye.taps('wallet:buttons.order');
    aye.sees('wallet:manual.checking', { reference: number });
    aye.looksAway();
    const by = await sampleModerator(reader, 'money');
    must(await act(reader, async (tx) => acceptSlip(tx, { slip: await slipOf(stage, number), by, amount: 20_000, reference: number })));
    await system.settle();
    aye.sees('wallet:order.paid', { amount: formatKyat(20_000, language) });
  });

  story('A slip that cannot be matched comes back with the reason, and another may be sent', async (stage) => {
    const { system } = stage;
    const { reader } = system.app.runtime;
    const aye = await stage.person('Aye Aye').arrives();
    await chooses(aye);
    await aye.taps('wallet:buttons.manual');
    await sendsSlip(aye, reference(stage, 2));
    aye.looksAway();
    const by = await sampleModerator(reader, 'money');
    must(await act(reader, async (tx) => rejectSlip(tx, { slip: await slipOf(stage, reference(stage, 2)), by, reason: 'not_arrived' })));
    await system.settle();
    aye.sees('wallet:slipReason.not_arrived');
    await aye.taps('wallet:buttons.slipAgain');
    await aye.taps({ words: /AYA Bank/ });
    await aye.sends(SLIP);
    await aye.says(reference(stage, 3));
    aye.sees('wallet:slip.sent');
    const mallory = await stage.person('Mallory').arrives();
    await chooses(mallory);
    await mallory.taps('wallet:buttons.manual');
    must(await act(reader, async (tx) => acceptSlip(tx, { slip: await slipOf(stage, reference(stage, 3)), by, amount: 20_000, reference: reference(stage, 3) })));
    await sendsSlip(mallory, reference(stage, 3));
    mallory.sees('wallet:slip.used');
  });

  story('While a provider does not answer the person is told so, and the others are offered', async (stage) => {
    const { system, language } = stage;
    const aye = await stage.person('Aye Aye').arrives();
    system.kbzpay.trouble.down = true;
    try {
      await chooses(aye);
      await aye.taps('wallet:buttons.qr', named(aye, 'kbzpay'));
      aye.sees('wallet:topup.asked', named(aye, 'kbzpay'));
      await aye.taps('wallet:buttons.refresh');
      aye.sees('wallet:order.created', named(aye, 'kbzpay'));
      aye.looksAway();
      for (let minute = 0; minute < 6; minute++) {
        system.clock.move(60_000);
        await system.settle();
      }
      aye.sees('wallet:order.provider_down', named(aye, 'kbzpay'));
      await aye.taps('wallet:buttons.again');
      aye.sees('wallet:topup.aside', named(aye, 'kbzpay'));
      aye.sees('wallet:topup.way', { amount: formatKyat(20_000, language) });
      expect(offered(aye).filter((label) => label.includes('KBZPay'))).toEqual([]);
      aye.seesButton('wallet:buttons.manual');
      await aye.taps('wallet:buttons.app', named(aye, 'wavepay'));
      aye.sees('wallet:order.app', { amount: formatKyat(20_000, language) });
      await aye.taps('wallet:buttons.cancel');
    } finally {
      Object.assign(system.kbzpay.trouble, noTrouble());
      system.clock.move(40 * 60_000);
      await system.settle();
    }
  });

  story('Who pays after the time is over still gets the money; asking how it stands asks the provider', async (stage) => {
    const { system, language } = stage;
    const aye = await stage.person('Aye Aye').arrives();
    await chooses(aye);
    await aye.taps('wallet:buttons.qr', named(aye, 'kbzpay'));
    await aye.taps('wallet:buttons.refresh');
    aye.sees('wallet:order.notHeard', named(aye, 'kbzpay'));
    aye.looksAway();
    for (let step = 0; step < 10; step++) {
      system.clock.move(5 * 60_000);
      await system.settle();
    }
    aye.sees('wallet:order.not_paid_in_time');
    aye.looksAway();
    await system.kbzpay.pay([...system.kbzpay.orders.keys()].at(-1) ?? '');
    await system.settle();
    aye.sees('wallet:order.paid', { amount: formatKyat(20_000, language) });
  });

  story('An amount of an earlier visit, or under an older question, is never the one that is paid', async (stage) => {
    const { language } = stage;
    const asked = (kyat: number): { amount: string } => ({ amount: formatKyat(kyat, language) });
    const aye = await stage.person('Aye Aye').arrives();
    await chooses(aye); // 20,000, and leaves
    await aye.says('menu');
    await aye.taps('home:buttons.wallet');
    await aye.taps('wallet:buttons.topup');
    aye.sees('wallet:topup.amount');
    await aye.says('30,000');
    aye.sees('wallet:topup.way', asked(30_000));
    const old = aye.button('wallet:buttons.qr', named(aye, 'kbzpay'));
    await aye.says('၄ သောင်း');
    aye.sees('wallet:topup.way', asked(40_000));
    aye.looksAway();
    await aye.phone.tap(old);
    await stage.system.settle();
    aye.sees('engine:choose');
    aye.sees('wallet:topup.way', asked(40_000));
    await aye.says('500');
    aye.sees('wallet:topup.small', { min: formatKyat(1_000, language) });
    aye.sees('wallet:topup.way', asked(40_000));
    await aye.taps('wallet:buttons.manual');
    aye.sees('wallet:manual.how', asked(40_000));
  });

  story('Another way for the same amount is one tap away', async (stage) => {
    const aye = await stage.person('Aye Aye').arrives();
    await chooses(aye);
    await aye.taps('wallet:buttons.qr', named(aye, 'mmqr'));
    await aye.taps('wallet:buttons.otherWay');
    aye.sees('wallet:topup.way', { amount: formatKyat(20_000, stage.language) });
    await aye.taps('wallet:buttons.manual');
    aye.sees('wallet:manual.then');
    await aye.taps('wallet:buttons.cancel');
    aye.sees('wallet:order.stopped');
  });

  story('A refund is told when it begins and when it has arrived, and is set aside between', async (stage) => {
    const { system, language } = stage;
    const { reader } = system.app.runtime;
    const aye = await stage.person('Aye Aye').arrives();
    await chooses(aye);
    await aye.taps('wallet:buttons.qr', named(aye, 'kbzpay'));
    const charge = [...system.kbzpay.orders.keys()].at(-1) ?? '';
    await system.kbzpay.pay(charge);
    await system.settle();
    aye.looksAway();
    const by = await sampleModerator(reader, 'money');
    const refund = { order: charge.split('_')[0] ?? '', amount: 5_000, reason: 'Asked for it.', by, wish: newWish() };
    system.kbzpay.trouble.down = true;
    must(await act(reader, (tx) => startRefund(tx, refund)));
    await system.settle();
    aye.sees('wallet:refund.started', { amount: formatKyat(5_000, language) });
    await aye.taps('wallet:buttons.wallet');
    aye.sees('wallet:held', { held: sayKyat(5_000, language), available: sayKyat(15_000, language) });
    await aye.taps('wallet:buttons.holds');
    aye.sees('wallet:holds.line', { sum: formatKyat(5_000, language) });
    aye.looksAway();
    Object.assign(system.kbzpay.trouble, noTrouble());
    for (let minute = 0; minute < 3; minute++) {
      system.clock.move(60_000);
      await system.settle();
    }
    aye.sees('wallet:refund.done', { amount: formatKyat(5_000, language) });
    expect(await readBalance(reader, memberWallet(await memberOf(stage, aye)))).toMatchObject({ balance: 15_000, held: 0 });
    expect(await verifyBooks(reader)).toEqual([]);
  });
}, {
  allProviders: true,
  env: {
    MANUAL_ACCOUNTS: 'KBZPay 09 123 456 789 Daw Mya; AYA Bank 4001 2345 678 MyanJobs Co',
    OWN_MMQR_MERCHANT_ID: '1234567890123456', OWN_MMQR_NAME: 'MyanJobs', OWN_MMQR_NAME_MY: 'မြန်ဂျော့ဘ်',
  },
});
