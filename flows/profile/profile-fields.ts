import { checkSentFile, keepFile } from '../../core/files/keep-file.ts';
import { parsePhone } from '../../core/text/phone.ts';
import { type Accept, attachment, contact, parsed, type Reading, skip, text } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import type { InboundFile } from '../engine/inbound.ts';
import { memberOf } from '../member-of.ts';

/** Characters of a name and of the line about experience. */
export const NAME = { min: 2, max: 60 } as const;
export const ABOUT = { max: 500 } as const;

/** A phone: the person's own by the button, or typed in any of the ways people write one. */
export function phoneAnswer<S>(): Accept<string, S> {
  return contact<S>((chat) => chat.t('apply:buttons.sharePhone'), parsePhone).or(parsed<string, S>((typed, chat) => {
    const phone = parsePhone(typed);
    return phone === undefined ? { refuse: chat.t('apply:phoneWrong') } : { value: phone };
  }));
}

/** A line about experience, or nothing. */
export function aboutAnswer<S>(): Accept<string | null, S> {
  return text<S>(ABOUT).or(skip<S>());
}

/** A CV, a photo or a voice message, or nothing. The value is the id of the kept file. */
export function cvAnswer<S>(): Accept<string | null, S> {
  return attachment<string, S>(['file', 'photo', 'voice'], takeFile).or(skip<S>());
}

/** Keeps a sent file, or says at once what is wrong with it; the form stays where it was. */
async function takeFile<S>(file: InboundFile, kind: 'file' | 'photo' | 'voice', chat: Chat<S>): Promise<Reading<string>> {
  const { ref, name, mime, size } = file;
  const sent = { kind, channel: chat.channel, ref, ...(name && { name }), ...(mime && { mime }), ...(size !== undefined && { size }) };
  const checked = checkSentFile(sent);
  if (!checked.ok) return { refuse: chat.t(`errors:${checked.code}`, checked.params) };
  const kept = await keepFile(await chat.tx(), { owner: memberOf(chat), ...sent });
  return kept.ok ? { value: kept.value._id } : { refuse: chat.t(`errors:${kept.code}`, kept.params) };
}
