import type { TourStep } from './guide.ts';
import { approvesNewest } from './moderating.ts';
import { entersPin } from './pin-pad.ts';

/** An advert as shops put it on Facebook. */
const ADVERT = `📣 ဝန်ထမ်း အမြန်အလိုရှိသည်
🔧 ကားပြင်ဆရာ - ၁ ဦး
💰 လစာ ၅သိန်း~၇သိန်း
📍 မင်္ဂလာဒုံမြို့နယ်၊ ရန်ကုန်
ကုန်တင်ကား ဒီဇယ်အင်ဂျင် ပြင်ဆင်နိုင်ရမည်။ အတွေ့အကြုံ ၃ နှစ်အထက် ရှိရမည်။
⏰ အချိန်ပြည့်၊ နံနက် ၈ နာရီမှ ညနေ ၅ နာရီ
📞 09 771 000 005`;

/** A saved search waits; a pasted advert becomes a post with a bounty; the search tells of it. */
export const BOUNTY_STEPS: readonly TourStep[] = [
  {
    title: 'Tell me when one comes', look: ['Ma Thida', 'tour'],
    text: 'Ma Thida asks for a car mechanic’s work in Mingaladon. Nothing like it is open today, so she saves the search: the bot will tell her.',
    run: async ({ player }) => {
      const seeker = player('Ma Thida');
      await seeker.opens();
      await seeker.tap(/nav\.speak my/);
      await seeker.button(/g find\.browse/);
      await seeker.say('ကားပြင်ဆရာ မင်္ဂလာဒုံ ၄ သိန်း');
      await seeker.tap(/g watch\.save/);
      await seeker.reads('watch:saved');
    },
  },
  {
    title: 'Paste an advert', look: ['Daw Mya', 'tour'],
    text: 'Daw Mya pastes the advert that she wrote for Facebook. Job, people, place, pay and hours are read from it, each with the words it was read from.',
    run: async ({ player }) => {
      const employer = player('Daw Mya');
      await employer.say(ADVERT);
      await employer.button(/g post advert-0/);
    },
  },
  {
    title: 'The form fills itself', look: ['Daw Mya', 'tour'],
    text: 'Only what the advert does not tell is asked: a photo, and a bounty for whoever brings the right person. She promises 50,000 kyat, to be earned after seven days of work.',
    run: async ({ player }) => {
      const employer = player('Daw Mya');
      await employer.tap(/g post advert-0/);
      await employer.tap(/ photo skip$/);
      await employer.tap(/ bounty 50000$/);
      await employer.reads('bounty:askDays');
      await employer.say('၇ ရက်');
      await employer.button(/ preview send$/);
    },
  },
  {
    title: 'Hold the bounty, behind the PIN', look: ['Daw Mya', 'tour'],
    text: 'The post waits until its money is held. She reads what it costs, agrees, and enters her PIN on the pad: no digit of it is ever written in the chat.',
    run: async ({ player }) => {
      const employer = player('Daw Mya');
      await employer.tap(/ preview send$/);
      await employer.tap(/ agree hold$/);
      await entersPin(employer);
      await employer.reads('bounty:held', 'total');
    },
  },
  {
    title: 'The alert', look: ['Ma Thida', 'panel'],
    text: 'U Kyaw approves the post, and the search that Ma Thida saved finds it: job, pay and place, with the reason why she is told.',
    run: async (tools) => {
      const seeker = tools.player('Ma Thida');
      seeker.looksAway();
      tools.notes.set('bounty job', await approvesNewest(tools));
      await seeker.reads('watch:alert.title');
    },
  },
];
