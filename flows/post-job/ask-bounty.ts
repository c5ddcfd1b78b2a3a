import { BOUNTY } from '../../core/bounties/bounty-rules.ts';
import { skip } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { change, to, type Move } from '../engine/flow.ts';
import { ask } from '../engine/steps.ts';
import { askWords, bountyAmount, bountyDays, daysWords } from '../bounty/bounty-answers.ts';
import type { PostSlots } from './post-slots.ts';

/** A bounty for whoever recommends the person that is hired; without one the post is free. */
export const askBounty = ask<PostSlots, number | null>(askWords, bountyAmount<PostSlots>().or(skip<PostSlots>()), { into: 'bounty', next: afterBounty });

/** How long that person has to stay. */
export const askBountyDays = ask<PostSlots, number>(
  (chat) => ({ body: chat.t('bounty:askDays', { usual: daysWords(chat, BOUNTY.days.usual) }) }), bountyDays<PostSlots>(), { into: 'bountyDays', next: 'preview' },
);

function afterBounty({ slots }: Chat<PostSlots>, amount: number | null): Move {
  if (amount === null) return to('preview');
  return 'bountyDays' in slots ? to('preview') : change('bountyDays', 'preview');
}
