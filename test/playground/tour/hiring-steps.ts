import type { TourStep } from './guide.ts';

/** The employer looks at the applicant on the other channel; he recommends a friend. */
export const HIRING_STEPS: readonly TourStep[] = [
  {
    title: 'The employer is told', look: ['Daw Mya', 'Ko Aung', 'tour'],
    text: 'On Viber, Daw Mya gets the application as a card, with the CV that came in by Telegram. She opens it and puts him on the shortlist; he is told at once.',
    run: async ({ player }) => {
      const employer = player('Daw Mya');
      await employer.tap(/review\.card \w+/);
      player('Ko Aung').looksAway();
      await employer.tap(/review\.move \w+ shortlisted/);
      await employer.sees(/./);
      await player('Ko Aung').sees(/./);
    },
  },
  {
    title: 'Invite to an interview', look: ['Daw Mya', 'Ko Aung', 'tour'],
    text: 'Two questions — when and where, in her own words — and Ko Aung reads them on Telegram.',
    run: async ({ player }) => {
      const employer = player('Daw Mya');
      await employer.tap(/g interview \w+/);
      await employer.reads('review:when');
      await employer.say('မနက်ဖြန် မနက် ၁၀ နာရီ');
      await employer.reads('review:where');
      player('Ko Aung').looksAway();
      await employer.say('လှိုင်၊ အင်းစိန်လမ်း၊ ကုန်တင်ပို့ရေးရုံး');
      await employer.tap(/ send$/);
      await player('Ko Aung').sees(/./);
    },
  },
  {
    title: 'Recommend it to a friend', look: ['Ko Aung', 'page'],
    text: 'Every job gives a personal link to a small public page, with one button for each chat. Ko Aung asks for his.',
    run: async ({ player, notes, until, openPage }) => {
      const seeker = player('Ko Aung');
      await seeker.tap(new RegExp(`find\\.recommend ${notes.get('job')}`));
      const link = await until('the personal link', () => seeker.newestLink(/\/j\//));
      notes.set('invitation', link);
      const { pathname, search } = new URL(link);
      openPage(pathname + search);
    },
  },
  {
    title: 'The friend arrives and applies', look: ['Ma Nilar', 'Ko Aung', 'tour'],
    text: 'Ma Nilar opens the page and presses the Viber button. The chat greets her and leads her straight to the job. She applies; Ko Aung sees her progress in “My invites”.',
    run: async ({ stage, player, panel, notes }) => {
      const page = await panel.open(new URL(notes.get('invitation') ?? '', stage.app.url).href);
      const context = /viber:\/\/pa\?[^"']*context=([\w-]+)/.exec(page)?.[1];
      if (!context) throw new Error('the public page has no button for Viber');
      const friend = player('Ma Nilar');
      await friend.opens(context);
      await friend.tap(/nav\.speak my/);
      await friend.tap(new RegExp(`g apply ${notes.get('job')}`));
      await friend.tap(/ name keep$/);
      await friend.reads('apply:phone');
      await friend.sharesContact('+959771000007');
      await friend.tap(/ about skip$/);
      await friend.tap(/ cv skip$/);
      player('Ko Aung').looksAway();
      await friend.tap(/ review send$/);
      await friend.reads('apply:sentMore');
      await player('Ko Aung').say('menu');
      await player('Ko Aung').tap(/g invites\.list/);
      await player('Ko Aung').sees(/./);
    },
  },
];
