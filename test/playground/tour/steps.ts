import type { TourStep } from './guide.ts';

/** The story of the house, step by step. */
export const STEPS: readonly TourStep[] = [
  {
    title: 'Arrive', look: ['Daw Mya'],
    text: 'Daw Mya opens the chat on Viber for the first time. One screen greets her and asks the language.',
    run: async ({ player }) => {
      await player('Daw Mya').phone.open();
      await player('Daw Mya').button(/./);
    },
  },
];
