import { sampleFile } from '../sample-files.ts';
import type { TourStep } from './guide.ts';

/** Somebody finds the job by a sentence, applies, applies again in two taps; a Zawgyi reader does the same search. */
export const SEEKING_STEPS: readonly TourStep[] = [
  {
    title: 'Find it by writing a sentence', look: ['Ko Aung', 'tour'],
    text: 'Ko Aung opens the Telegram bot, taps Burmese, and writes what he looks for: ယာဉ်မောင်း လှိုင် ၃ သိန်း — driver, Hlaing, 3 lakhs. What was understood stands under the results, a chip each.',
    run: async ({ player }) => {
      const seeker = player('Ko Aung');
      await seeker.opens();
      await seeker.tap(/nav\.speak my/);
      await seeker.button(/g find\.browse/);
      await seeker.say('ယာဉ်မောင်း လှိုင် ၃ သိန်း');
      await seeker.button(/^✖.*လှိုင်/);
    },
  },
  {
    title: 'Take a chip away', look: ['Ko Aung', 'tour'],
    text: 'He taps the chip of the pay: the same search without it. Then he opens the job of Daw Mya.',
    run: async ({ player, notes }) => {
      const seeker = player('Ko Aung');
      await seeker.tap(/^✖.*သိန်း/);
      await seeker.tap(new RegExp(`find\\.card ${notes.get('job')}`));
      await seeker.button(/g apply /);
    },
  },
  {
    title: 'Apply for the first time', look: ['Ko Aung', 'tour'],
    text: 'The first time builds his profile: his name, his phone by the contact button, a line about his experience, and a CV file. Then he sends it.',
    run: async ({ player, notes }) => {
      const seeker = player('Ko Aung');
      await seeker.tap(new RegExp(`g apply ${notes.get('job')}`));
      await seeker.tap(/ name keep$/);
      await seeker.reads('apply:phone');
      await seeker.sharesContact('+959771000001');
      await seeker.reads('apply:about');
      await seeker.say('လုပ်သက် ၅ နှစ်၊ ခ လိုင်စင် ရှိပါတယ်။');
      await seeker.reads('apply:cv');
      await seeker.sends(sampleFile('file'));
      await seeker.tap(/ review send$/);
      await seeker.reads('apply:sentMore');
    },
  },
  {
    title: 'Apply again: two taps', look: ['Ko Aung', 'tour'],
    text: 'Another search, another job. Now that he is known, applying is two taps: Apply, Send.',
    run: async ({ player }) => {
      const seeker = player('Ko Aung');
      await seeker.say('ကုန်ကားမောင်း');
      await seeker.sees(/./);
      await seeker.tap(/find\.card sampj/);
      await seeker.tap(/g apply sampj/);
      await seeker.tap(/ review send$/);
      await seeker.reads('apply:sentMore');
    },
  },
  {
    title: 'The same on a Zawgyi phone', look: ['Ko Zaw', 'tour'],
    text: 'Ko Zaw’s older phone writes and reads Zawgyi. He types the same sentence in Zawgyi; every word, button and card comes back in Zawgyi. (The small ZG marks show the bytes.)',
    run: async ({ player, notes }) => {
      const zawgyi = player('Ko Zaw');
      await zawgyi.opens();
      await zawgyi.tap(/nav\.speak zg/);
      await zawgyi.button(/g find\.browse/);
      await zawgyi.say('ယာဉ်မောင်း လှိုင် ၃ သိန်း');
      await zawgyi.tap(new RegExp(`find\\.card ${notes.get('job')}`));
      await zawgyi.button(/g apply /);
    },
  },
];
