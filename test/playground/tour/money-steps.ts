import { translator } from '../../../core/language/translate.ts';
import type { TourStep } from './guide.ts';
import type { Player } from './tour-tools.ts';

async function pressesPin(employer: Player): Promise<void> {
  for (const digit of '481590') await employer.tap(new RegExp(`^${digit}$`));
}

/** Money moves through a wallet; and the plug is pulled in the middle. */
export const MONEY_STEPS: readonly TourStep[] = [
  {
    title: 'Top up the wallet', look: ['Daw Mya', 'wallet'],
    text: 'Daw Mya asks for 20,000 kyat. The app orders it at KBZPay and sends the QR picture to the chat.',
    run: async ({ stage, player, notes, until }) => {
      const employer = player('Daw Mya');
      const before = stage.wallet.orders().length;
      await employer.say('menu');
      await employer.tap(/g wallet\.balance/);
      await employer.tap(/g topup$/);
      await employer.reads('wallet:topup.amount');
      await employer.say('20000');
      await employer.tap(/ way kbzpay:qr$/);
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
      await player('Daw Mya').sees(/./);
    },
  },
  {
    title: 'Feature the job', look: ['Daw Mya', 'tour'],
    text: 'From My jobs she puts the job on top of search results for seven days, paid from the wallet. Before money leaves it she chooses a PIN, on a pad of buttons.',
    run: async ({ player, notes, until }) => {
      const employer = player('Daw Mya');
      await employer.say('menu');
      await employer.tap(/g myjobs\.list/);
      await employer.tap(new RegExp(`myjobs\\.card ${notes.get('job')}`));
      await employer.tap(new RegExp(`wallet\\.feature ${notes.get('job')}`));
      await employer.tap(/g feature \w+/);
      await pressesPin(employer);
      await until('the second round of the pad', () => employer.phone.screen.some(({ text }) => text.includes(translator('my')('pin:repeat').slice(0, 20))));
      await pressesPin(employer);
      await employer.sees(/./);
    },
  },
  {
    title: 'Pull the plug', look: ['Ko Aung', 'trouble'],
    text: 'The app is killed (SIGKILL) and Ko Aung writes into the dead chat. The app starts again, Telegram delivers again, and the answer comes — once.',
    run: async ({ stage, player }) => {
      const seeker = player('Ko Aung');
      await stage.app.kill();
      const written = seeker.say('menu');
      await stage.app.start();
      stage.telegram.retryNow();
      await written;
      await seeker.sees(/./);
    },
  },
];
