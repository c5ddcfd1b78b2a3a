import type { TourStep } from './guide.ts';

/** The plug is pulled while somebody writes. */
export const TROUBLE_STEPS: readonly TourStep[] = [
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
