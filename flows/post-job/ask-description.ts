import { JOB_LIMITS } from '../../core/jobs/job-limits.ts';
import { containsPhone } from '../../core/text/phone.ts';
import { text } from '../engine/accept.ts';
import { to } from '../engine/flow.ts';
import { ask } from '../engine/steps.ts';
import type { PostSlots } from './post-slots.ts';

/** The work in the employer's own words; a phone number in it is remarked on, and left to the moderator. */
export const askDescription = ask<PostSlots, string>('post:description', text(JOB_LIMITS.description), {
  into: 'description',
  known: async (chat) => chat.slots.advert?.description,
  next: (chat, written) => {
    if (containsPhone(written)) chat.say(chat.t('post:noPhone'));
    return to('photo');
  },
});
