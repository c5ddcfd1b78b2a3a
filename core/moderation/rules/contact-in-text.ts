import { containsPhone } from '../../text/phone.ts';
import { readTextOf, type WarningRule } from './rule.ts';

/** A link, a handle or an address that leads out of the chat, where nobody can look after the applicant. */
const OFF_PLATFORM = /https?:\/\/\S+|\b(?:t\.me|wa\.me|m\.me|vb\.me|fb\.com|facebook\.com|line\.me)\/\S+|(?<![\w.])@\w{4,}|[\w.+-]+@[\w-]+\.[\w.]{2,}/i;

/** A phone number in the title or description: contact is private, applicants come through the chat. */
export const phoneInText: WarningRule = {
  code: 'phone_in_text',
  find: (job) => containsPhone(readTextOf(job)) ? '' : undefined,
};

/** A link, a handle or an e-mail address. */
export const contactInText: WarningRule = {
  code: 'contact_in_text',
  find: (job) => OFF_PLATFORM.exec(readTextOf(job))?.[0],
};
