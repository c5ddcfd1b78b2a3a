import type { TourStep } from './guide.ts';
import type { TourTools } from './tour-tools.ts';

const DAY_HOURS = 24;

/** Both say that the friend still works there, when they are asked. */
async function bothSayYes({ player }: TourTools): Promise<void> {
  await player('Ko Phyo').reads('bounty:hire.title');
  await player('Daw Mya').reads('bounty:hire.title');
  await player('Ko Phyo').tap(/hires\.say \w+ stays/);
  await player('Ko Phyo').reads('bounty:hire.thanks');
  await player('Daw Mya').tap(/hires\.say \w+ stays/);
  await player('Daw Mya').reads('bounty:hire.thanks');
}

/** A friend is recommended and hired; the clock is moved; the reward is earned. */
export const REWARD_STEPS: readonly TourStep[] = [
  {
    title: 'Recommend a friend for the bounty', look: ['Ko Phyo', 'Ma Thida', 'tour'],
    text: 'The job says what it is worth to recommend somebody. Ma Thida sends her link to Ko Phyo. He opens it on Viber, on a Zawgyi phone, and applies.',
    run: async ({ stage, player, panel, notes, until }) => {
      const referrer = player('Ma Thida');
      const job = notes.get('bounty job') ?? '';
      await referrer.tap(new RegExp(`find\\.card ${job}`));
      await referrer.tap(new RegExp(`find\\.recommend ${job}`));
      const link = await until('the personal link', () => referrer.newestLink(new RegExp(`/j/${job}`)));
      const page = await panel.open(new URL(link, stage.app.url).href);
      const context = /viber:\/\/pa\?[^"']*context=([\w-]+)/.exec(page)?.[1];
      const friend = player('Ko Phyo');
      await friend.opens(context);
      await friend.tap(/nav\.speak zg/);
      await friend.tap(new RegExp(`g apply ${job}`));
      await friend.tap(/ name keep$/);
      await friend.reads('apply:phone');
      await friend.sharesContact('+959771000006');
      await friend.tap(/ about skip$/);
      await friend.tap(/ cv skip$/);
      await friend.tap(/ review send$/);
      await friend.reads('apply:sentMore');
    },
  },
  {
    title: 'A day later: hired', look: ['Ma Thida', 'Daw Mya', 'tour'],
    text: 'The clock goes on by a day. Daw Mya hires Ko Phyo; Ma Thida reads what she will earn, and when.',
    run: async ({ player, passes }) => {
      const employer = player('Daw Mya');
      await passes(DAY_HOURS);
      await employer.tap(/review\.card \w+/);
      await employer.tap(/review\.sure \w+ hired/);
      player('Ma Thida').looksAway();
      await employer.tap(/review\.move \w+ hired/);
      await player('Ma Thida').reads('bounty:told.pending', 'name', 'title', 'until', 'amount');
    },
  },
  {
    title: 'Half time', look: ['Daw Mya', 'Ko Phyo', 'tour'],
    text: 'Half of the seven days are over. Both sides are asked whether he still works there, and both say yes.',
    run: async (tools) => {
      for (const name of ['Daw Mya', 'Ko Phyo']) tools.player(name).looksAway();
      await tools.passes(3.6 * DAY_HOURS);
      await bothSayYes(tools);
    },
  },
  {
    title: 'The reward', look: ['Ma Thida', 'Daw Mya', 'tour'],
    text: 'At the end the question comes once more. Two times yes, and the reward is in Ma Thida’s wallet: 85 % of the bounty, posted in the same books as everything else.',
    run: async (tools) => {
      for (const name of ['Daw Mya', 'Ko Phyo', 'Ma Thida']) tools.player(name).looksAway();
      await tools.passes(3.6 * DAY_HOURS);
      await bothSayYes(tools);
      await tools.player('Ma Thida').tap(/g wallet\.balance/);
      await tools.player('Ma Thida').button(/g withdraw$/);
    },
  },
];
