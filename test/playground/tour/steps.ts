import type { TextKey } from '../../../core/language/keys.ts';
import { sampleFile } from '../sample-files.ts';
import { BOUNTY_STEPS } from './bounty-steps.ts';
import type { TourStep } from './guide.ts';
import { HIRING_STEPS } from './hiring-steps.ts';
import { approvesNewest, signsIn } from './moderating.ts';
import { MONEY_STEPS } from './money-steps.ts';
import { REWARD_STEPS } from './reward-steps.ts';
import { SEEKING_STEPS } from './seeking-steps.ts';
import { TROUBLE_STEPS } from './trouble-steps.ts';
import { WITHDRAWAL_STEPS } from './withdrawal-steps.ts';

/** What she answers, and the question that follows. */
const ANSWERS: readonly (readonly [answer: string, next: TextKey])[] = [
  ['ရွှေလမင်း ကုန်တင်ပို့ရေး', 'post:role'], ['ယာဉ်မောင်း', 'post:openings'], ['၂ ယောက်', 'post:place.ask'], ['လှိုင်', 'post:pay.ask'], ['၃ သိန်းခွဲ', 'post:type'],
];

/** An employer posts a job on Viber, a moderator approves it in the panel, the channel announces it. */
const POSTING_STEPS: readonly TourStep[] = [
  {
    title: 'Arrive', look: ['Daw Mya'],
    text: 'Daw Mya opens the chat on Viber for the first time. One screen greets her and asks the language; each label is in its own script and encoding.',
    run: async ({ player }) => {
      const employer = player('Daw Mya');
      await employer.opens();
      await employer.tap(/nav\.speak my/);
      await employer.button(/g post$/);
    },
  },
  {
    title: 'Post a job in Burmese', look: ['Daw Mya'],
    text: 'She answers one question after the other: her shop, the position, how many people, the township, the pay as people write it (၃ သိန်းခွဲ), the work, a photo, a private phone number.',
    run: async ({ player }) => {
      const employer = player('Daw Mya');
      await employer.tap(/g post$/);
      await employer.reads('post:company');
      for (const [answer, next] of ANSWERS) {
        await employer.say(answer);
        await employer.reads(next);
      }
      await employer.tap(/ type full-time$/);
      await employer.reads('post:description');
      await employer.say('မနက် ၈ နာရီမှ ညနေ ၅ နာရီအထိ မြို့တွင်း ကုန်ပို့ရပါမယ်။ ခ လိုင်စင်ရှိပြီး လုပ်သက် ၂ နှစ်အထက် ရှိရပါမယ်။ ထမင်းကျွေး၊ ဖယ်ရီရှိပါတယ်။');
      await employer.reads('post:photo');
      await employer.sends(sampleFile('photo'));
      await employer.reads('post:phone.ask');
      await employer.sharesContact('+959771000005');
      await employer.reads('bounty:ask');
      await employer.tap(/ bounty skip$/);
      await employer.button(/ preview send$/);
    },
  },
  {
    title: 'Check and send it', look: ['Daw Mya'],
    text: 'A preview shows the post as others will read it; any field can be changed from here. She sends it: now it waits for a moderator.',
    run: async ({ player }) => {
      await player('Daw Mya').tap(/ preview send$/);
      await player('Daw Mya').sees(/./);
    },
  },
  {
    title: 'The moderator signs in', look: ['U Kyaw', 'panel'],
    text: 'U Kyaw writes /panel to the bot. It sends a one-time link to his own chat; pressing the button there opens the panel.',
    run: async (tools) => {
      const moderator = tools.player('U Kyaw');
      await moderator.opens();
      await moderator.sees(/./);
      if (moderator.has(/nav\.speak en/)) await moderator.tap(/nav\.speak en/);
      await moderator.button(/nav\.(help|menu)|\/admin/);
      await signsIn(tools);
    },
  },
  {
    title: 'Approve', look: ['Daw Mya', 'panel'],
    text: 'The queue shows the post with plain warnings, as both chats will draw it. U Kyaw approves; Daw Mya is told in her own language.',
    run: async (tools) => {
      tools.player('Daw Mya').looksAway();
      tools.notes.set('job', await approvesNewest(tools));
      await tools.player('Daw Mya').sees(/./);
    },
  },
  {
    title: 'The channel announces it', look: ['channel'],
    text: 'The approved job appears in the Telegram channel in Burmese and English. Its buttons open the job in the Telegram bot and, by a small page, in the Viber bot.',
    run: async ({ stage, notes, until }) => {
      await until('the post in the channel', () => stage.channel.posts().some((post) => post.buttons.flat().some(({ url }) => url?.includes(notes.get('job') ?? ' '))));
    },
  },
];

/** A chapter: its first step carries the name. */
function chapter(name: string, steps: readonly TourStep[]): readonly TourStep[] {
  return steps.map((step, at) => (at === 0 ? { ...step, chapter: name } : step));
}

/** The story of the house, step by step. */
export const STEPS: readonly TourStep[] = [
  ...chapter('An employer posts', POSTING_STEPS), ...chapter('Somebody looks for work', SEEKING_STEPS), ...chapter('Hiring', HIRING_STEPS),
  ...chapter('Money comes in', MONEY_STEPS), ...chapter('An advert, a bounty, an alert', BOUNTY_STEPS), ...chapter('A friend, a reward', REWARD_STEPS),
  ...chapter('Money goes out', WITHDRAWAL_STEPS), ...chapter('Trouble', TROUBLE_STEPS),
];
