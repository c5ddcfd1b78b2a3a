import { JOB_LIMITS } from '../../core/jobs/job-limits.ts';
import { burmeseDigits } from '../../core/language/translate.ts';
import { containsPhone } from '../../core/text/phone.ts';
import { accept, text } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { to } from '../engine/flow.ts';
import { ask } from '../engine/steps.ts';
import type { PostSlots } from './post-slots.ts';

const plain = text<PostSlots>(JOB_LIMITS.description);

/** The work in the employer's own words; a phone number in it is remarked on, and left to the moderator. */
export const askDescription = ask<PostSlots, string>('post:description', accept<string, PostSlots>({
  read: async (chat, input) => {
    const reading = await plain.read(chat, input);
    return reading && 'value' in reading ? { value: digitsAsTyped(chat, reading.value) } : reading;
  },
}), {
  into: 'description',
  next: (chat, written) => {
    if (containsPhone(written)) chat.say(chat.t('post:noPhone'));
    return to('photo');
  },
});

/** Normalising writes every digit in Latin; who typed only Burmese ones gets them back, since others will read this text. */
function digitsAsTyped({ inbound }: Chat<PostSlots>, normalised: string): string {
  const raw = inbound.body.kind === 'text' || inbound.body.kind === 'edited' ? inbound.body.text : '';
  return /[၀-၉]/.test(raw) && !/[0-9]/.test(raw) ? burmeseDigits(normalised) : normalised;
}
