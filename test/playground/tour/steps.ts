import type { TextKey } from '../../../core/language/keys.ts';
import { sampleFile } from '../sample-files.ts';
import type { TourStep } from './guide.ts';
import { HIRING_STEPS } from './hiring-steps.ts';
import { MONEY_STEPS } from './money-steps.ts';
import { SEEKING_STEPS } from './seeking-steps.ts';

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
    run: async ({ player, panel, until }) => {
      const moderator = player('U Kyaw');
      await moderator.opens();
      await moderator.sees(/./);
      if (moderator.has(/nav\.speak en/)) await moderator.tap(/nav\.speak en/);
      await moderator.button(/nav\.(help|menu)|\/admin/);
      await moderator.say('/panel');
      await moderator.sees(/./);
      const link = await until('the sign-in link', () => moderator.newestLink(/\/admin\//));
      await panel.open(link);
      await panel.submit(/./);
    },
  },
  {
    title: 'Approve', look: ['Daw Mya', 'panel'],
    text: 'The queue shows the post with plain warnings, as both chats will draw it. U Kyaw approves; Daw Mya is told in her own language.',
    run: async ({ player, panel, notes, openPage }) => {
      const queue = await panel.open('/admin');
      const waiting = [...queue.matchAll(/href="(\/admin\/jobs\/\w+)"/g)].at(-1)?.[1];
      if (!waiting) throw new Error('the queue is empty');
      await panel.open(waiting);
      notes.set('job', waiting.split('/').at(-1) ?? '');
      player('Daw Mya').looksAway();
      await panel.submit(/\/approve"/);
      openPage(waiting);
      await player('Daw Mya').sees(/./);
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

/** The story of the house, step by step. */
export const STEPS: readonly TourStep[] = [...POSTING_STEPS, ...SEEKING_STEPS, ...HIRING_STEPS, ...MONEY_STEPS];
