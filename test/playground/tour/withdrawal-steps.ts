import { sampleFile } from '../sample-files.ts';
import type { TourStep } from './guide.ts';
import { signsIn } from './moderating.ts';
import { choosesPin } from './pin-pad.ts';

/** Money leaves the house: a document once, the PIN each time, and a person who pays. */
export const WITHDRAWAL_STEPS: readonly TourStep[] = [
  {
    title: 'Who is it?', look: ['Ma Thida', 'panel'],
    text: 'Before her first withdrawal Ma Thida sends a photo of a document, once. U Kyaw looks at it in the panel and accepts; the look itself is written down.',
    run: async (tools) => {
      const { player, panel, openPage } = tools;
      const referrer = player('Ma Thida');
      await referrer.tap(/g withdraw$/);
      await referrer.tap(/g identity$/);
      await referrer.reads('withdraw:identity.ask');
      await referrer.sends(sampleFile('photo'));
      await referrer.reads('withdraw:identity.sent');
      await signsIn(tools);
      const [shown = '/admin/money/identities'] = /\/admin\/money\/identities\?show=\w+/.exec(await panel.open('/admin/money/identities')) ?? [];
      await panel.open(shown);
      openPage(shown);
      referrer.looksAway();
      await panel.submit(/\/accept"/);
      await referrer.reads('withdraw:identity.accepted');
    },
  },
  {
    title: 'Withdraw to KBZPay', look: ['Ma Thida', 'tour'],
    text: 'How much (၄ သောင်း), to which wallet, under which number. It is shown once more; then she chooses her PIN, and the money is set aside.',
    run: async (tools) => {
      const referrer = tools.player('Ma Thida');
      await referrer.tap(/g withdraw$/);
      await referrer.reads('withdraw:amount', 'available', 'min', 'day', 'left');
      await referrer.say('၄ သောင်း');
      await referrer.tap(/ way kbzpay$/);
      await referrer.sharesContact('+959771000002');
      await referrer.tap(/ review yes$/);
      await choosesPin(tools, referrer);
      await referrer.reads('withdraw:asked', 'amount', 'way', 'phone', 'number');
    },
  },
  {
    title: 'The panel pays', look: ['Ma Thida', 'panel'],
    text: 'U Kyaw agrees, pays from the company’s KBZPay, and writes down its reference. Ma Thida reads it in her receipt, and the books are closed.',
    run: async ({ player, panel, openPage }) => {
      const referrer = player('Ma Thida');
      await panel.open('/admin/money/withdrawals');
      await panel.submit(/\/agree"/);
      await panel.open('/admin/money/withdrawals?tab=approved');
      referrer.looksAway();
      await panel.submit(/\/paid"/, { reference: `KBZ-${Date.now()}` });
      openPage('/admin/money/withdrawals?tab=done');
      await referrer.reads('withdraw:notice.paidTitle');
    },
  },
];
