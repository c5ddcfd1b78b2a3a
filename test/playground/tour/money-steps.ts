import type { TourStep } from './guide.ts';
import { choosesPin } from './pin-pad.ts';

/** Money comes into a wallet, and some of it is spent. */
export const MONEY_STEPS: readonly TourStep[] = [
  {
    title: 'Top up the wallet', look: ['Daw Mya', 'wallet'],
    text: 'Daw Mya asks for 1.5 lakhs, as people write it (၁ သိန်းခွဲ). The app orders it at KBZPay and sends the QR picture to the chat.',
    run: async ({ stage, player, notes, until }) => {
      const employer = player('Daw Mya');
      const before = stage.wallet.orders().length;
      await employer.say('menu');
      await employer.tap(/g wallet\.balance/);
      await employer.tap(/g topup$/);
      await employer.reads('wallet:topup.amount');
      await employer.say('၁ သိန်းခွဲ');
      await employer.tap(/ way kbzpay:qr\b/);
      const order = await until('the order at the wallet', () => stage.wallet.orders().length > before && stage.wallet.orders().at(-1));
      notes.set('order', order.id);
      await until('the QR picture', () => employer.phone.screen.findLast((bubble) => bubble.media?.kind === 'photo' && bubble.from === 'bot'));
    },
  },
  {
    title: 'Pay', look: ['Daw Mya', 'wallet'],
    text: 'She scans and pays. The callback is verified, the order asked about, the amount compared — then the money is booked, twice over, and she is told.',
    run: async ({ stage, player, notes }) => {
      player('Daw Mya').looksAway();
      await stage.wallet.pay(notes.get('order') ?? '');
      await player('Daw Mya').reads('wallet:order.paid', 'amount', 'receipt');
    },
  },
  {
    title: 'Feature the job', look: ['Daw Mya', 'tour'],
    text: 'From My jobs she puts the job on top of search results for seven days, paid from the wallet. Before money leaves it she chooses a PIN, on a pad of buttons.',
    run: async (tools) => {
      const job = tools.notes.get('job');
      const employer = tools.player('Daw Mya');
      await employer.say('menu');
      await employer.tap(/g myjobs\.list/);
      await employer.tap(new RegExp(`myjobs\\.card ${job}`));
      await employer.tap(new RegExp(`wallet\\.feature ${job}`));
      await employer.tap(/g feature \w+/);
      await choosesPin(tools, employer);
      await employer.reads('wallet:feature.done', 'date', 'price', 'receipt');
    },
  },
];
