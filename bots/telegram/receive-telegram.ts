import { z } from 'zod';
import type { Inbound, InboundBody } from '../../flows/engine/inbound.ts';
import type { Received } from '../channel.ts';

/** What we read of an update; everything else is left alone. Unknown kinds are acknowledged and counted (channels.md §2.1). */
const user = z.object({ id: z.number(), first_name: z.string().optional(), language_code: z.string().optional(), is_bot: z.boolean().optional() });
const chat = z.object({ id: z.number(), type: z.string() });
const media = z.object({
  file_id: z.string(), file_name: z.string().optional(), mime_type: z.string().optional(), file_size: z.number().optional(), duration: z.number().optional(),
});
const message = z.object({
  message_id: z.number(), date: z.number(), chat, from: user.optional(),
  text: z.string().optional(), caption: z.string().optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.number().optional(), first_name: z.string().optional() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  photo: z.array(z.object({ file_id: z.string(), file_size: z.number().optional() })).optional(),
  document: media.optional(), voice: media.optional(), audio: media.optional(), sticker: z.object({}).optional(),
});
const update = z.object({
  update_id: z.number().int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z.object({
    id: z.string(), from: user, data: z.string().optional(),
    message: z.object({ message_id: z.number(), chat, date: z.number() }).optional(),
  }).optional(),
  inline_query: z.object({ id: z.string(), from: user, query: z.string() }).optional(),
  my_chat_member: z.object({ chat, from: user, date: z.number(), new_chat_member: z.object({ status: z.string() }) }).optional(),
});

type Update = z.infer<typeof update>;
type Message = z.infer<typeof message>;

/** Best-effort things that happen outside the conversations. */
export interface TelegramAsides {
  leaveGroup(chat: number): Promise<void>;
  answerInline(query: { id: string; from: number; text: string }): Promise<void>;
}

/** Translates one update. `at` is when it came, for those that carry no time. */
export function receiveTelegram(body: unknown, at: Date, asides: TelegramAsides): Received {
  const parsed = update.safeParse(body);
  if (!parsed.success) {
    const known = z.object({ update_id: z.number() }).safeParse(body).success;
    return known ? { kind: 'ignored', reason: 'unreadable' } : { kind: 'malformed', reason: 'not an update' };
  }
  const { data } = parsed;
  const query = data.inline_query;
  if (query) return { kind: 'aside', name: 'inline_query', run: () => asides.answerInline({ id: query.id, from: query.from.id, text: query.query }) };
  const group = [data.message?.chat, data.callback_query?.message?.chat, data.my_chat_member?.chat, data.edited_message?.chat].find((each) => each && each.type !== 'private');
  if (group) {
    const added = data.my_chat_member?.new_chat_member.status === 'member' || data.message;
    return added && group.type !== 'channel'
      ? { kind: 'aside', name: 'group', run: () => asides.leaveGroup(group.id) }
      : { kind: 'ignored', reason: 'not a private chat' };
  }
  return readPrivate(data, at);
}

function readPrivate(data: Update, at: Date): Received {
  if (data.message) return fromMessage(data.update_id, data.message, readBody(data.message));
  if (data.edited_message) {
    const { text } = data.edited_message;
    const body: InboundBody | undefined = text === undefined ? undefined : { kind: 'edited', message: String(data.edited_message.message_id), text };
    return fromMessage(data.update_id, data.edited_message, body);
  }
  const { callback_query: tap, my_chat_member: member } = data;
  if (tap?.data !== undefined) {
    return inbound({
      id: String(data.update_id), chat: String(tap.message?.chat.id ?? tap.from.id), at,
      sender: senderOf(tap.from),
      body: { kind: 'tap', data: tap.data, ...(tap.message && { onMessage: String(tap.message.message_id) }) },
      ...(tap.message && { message: String(tap.message.message_id) }),
      callback: tap.id,
    });
  }
  if (member?.new_chat_member.status === 'kicked') {
    return inbound({ id: String(data.update_id), chat: String(member.chat.id), at, sender: senderOf(member.from), body: { kind: 'left' } });
  }
  return { kind: 'ignored', reason: Object.keys(data).find((key) => key !== 'update_id') ?? 'unknown kind' };
}

function inbound(fields: Omit<Inbound, 'channel'>): Received {
  return { kind: 'inbound', inbound: { channel: 'telegram', ...fields } };
}

function fromMessage(updateId: number, from: Message, body: InboundBody | undefined): Received {
  if (!from.from || from.from.is_bot) return { kind: 'ignored', reason: 'no sender' };
  if (!body) return { kind: 'ignored', reason: 'unknown message' };
  return inbound({
    id: String(updateId), chat: String(from.chat.id), at: new Date(from.date * 1000), message: String(from.message_id), sender: senderOf(from.from), body,
  });
}

function senderOf(from: z.infer<typeof user>): Inbound['sender'] {
  return { ...(from.first_name && { name: from.first_name }), ...(from.language_code && { locale: from.language_code }) };
}

function readBody(from: Message): InboundBody | undefined {
  const caption = from.caption === undefined ? {} : { caption: from.caption };
  if (from.text !== undefined) return { kind: 'text', text: from.text };
  if (from.contact) {
    return { kind: 'contact', phone: from.contact.phone_number, own: from.contact.user_id !== undefined && from.contact.user_id === from.from?.id };
  }
  if (from.location) return { kind: 'location', lat: from.location.latitude, lng: from.location.longitude };
  const photo = from.photo?.at(-1);
  if (photo) return { kind: 'photo', file: { ref: photo.file_id, mime: 'image/jpeg', name: 'photo.jpg', ...(photo.file_size !== undefined && { size: photo.file_size }) }, ...caption };
  if (from.voice) return { kind: 'voice', file: fileOf(from.voice, 'voice.ogg', 'audio/ogg') };
  if (from.audio) return { kind: 'voice', file: fileOf(from.audio, 'audio.mp3', 'audio/mpeg') };
  if (from.document) return { kind: 'file', file: fileOf(from.document, 'file', undefined), ...caption };
  if (from.sticker) return { kind: 'sticker' };
  return undefined;
}

function fileOf(file: z.infer<typeof media>, name: string, mime: string | undefined) {
  const type = file.mime_type ?? mime;
  return {
    ref: file.file_id, name: file.file_name ?? name, ...(type && { mime: type }),
    ...(file.file_size !== undefined && { size: file.file_size }), ...(file.duration !== undefined && { durationSeconds: file.duration }),
  };
}
