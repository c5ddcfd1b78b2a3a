import type { TextKey } from '../../core/language/keys.ts';
import type { Actor } from '../support/actor.ts';
import type { Stage } from '../support/story.ts';
import { applies, bossWithJob, knownApplicant } from './hiring-cast.ts';

/** A form somebody stands in the middle of: who, the question that stands there, and the one before it. */
export interface HalfFinished {
  readonly actor: Actor;
  readonly asks: TextKey;
  /** Absent where nothing has been answered yet. */
  readonly before?: TextKey;
}

export type Begin = (stage: Stage) => Promise<HalfFinished>;

/** Every form of the product, half-finished. */
export const FORMS = {
  'a post': async (stage) => {
    const actor = await stage.person('U Kyaw').arrives();
    await actor.taps('home:buttons.post');
    await actor.says('Golden Lotus');
    return { actor, asks: 'post:role', before: 'post:company' };
  },
  'an application': async (stage) => {
    const { job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const actor = await stage.person('Aye Aye').arrives(`j_${job._id}`);
    await actor.taps('find:buttons.apply');
    await actor.says('Aye Aye');
    return { actor, asks: 'apply:phone', before: 'apply:name' };
  },
  'a top-up': async (stage) => {
    const actor = await stage.person('Aye Aye').arrives();
    await actor.taps('home:buttons.wallet');
    await actor.taps('wallet:buttons.topup');
    await actor.says('10000');
    return { actor, asks: 'wallet:topup.way', before: 'wallet:topup.amount' };
  },
  'an interview': async (stage) => {
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    await applies(await knownApplicant(stage), job);
    await boss.taps('review:buttons.open');
    await boss.taps('review:buttons.interview');
    await boss.says('တနင်္လာ မနက် ၉ နာရီ');
    return { actor: boss, asks: 'review:where', before: 'review:when' };
  },
  'a link code': async (stage) => {
    const actor = await stage.person('Aye Aye').arrives();
    await actor.taps('home:buttons.settings');
    await actor.taps('settings:buttons.link');
    await actor.taps('link:buttons.have');
    return { actor, asks: 'link:enter' };
  },
  'a change of the profile': async (stage) => {
    const actor = await stage.person('Aye Aye').arrives();
    await actor.taps('home:buttons.profile');
    await actor.taps('profile:buttons.phone');
    return { actor, asks: 'apply:phone' };
  },
} satisfies Readonly<Record<string, Begin>>;
