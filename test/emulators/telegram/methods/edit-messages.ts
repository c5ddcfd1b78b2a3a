import { badRequest } from '../api-error.ts';
import { readFormatted } from '../formatted-text.ts';
import { isRecord, type Params } from '../params.ts';
import type { Method, Platform } from '../platform.ts';
import { readMarkup } from '../reply-markup.ts';
import type { WireMessage } from '../wire-types.ts';
import type { ChatRecord, StoredMessage } from '../world.ts';
import { CAPTION_UNITS_MAX, mediaItem, TEXT_UNITS_MAX } from './send-messages.ts';

const NOT_MODIFIED = 'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
const DELETE_SECONDS_MAX = 48 * 3600;

type Patch = Partial<Pick<WireMessage, 'text' | 'entities' | 'caption' | 'caption_entities' | 'photo' | 'document' | 'video' | 'reply_markup'>>;

function openEdit(platform: Platform, params: Params): { chat: ChatRecord; message: StoredMessage } {
  if (params.has('inline_message_id')) throw badRequest('MESSAGE_ID_INVALID');
  const chat = platform.world.writable(params.text('chat_id'));
  if (!params.has('message_id')) throw badRequest('message identifier is not specified');
  const message = chat.messages.get(params.int('message_id', 0));
  if (message === undefined) throw badRequest('message to edit not found');
  if (!message.fromBot || message.hadReplyKeyboard) throw badRequest("message can't be edited");
  return { chat, message };
}

/** Applies an edit; a keyboard that is not given is taken away. Refuses one that changes nothing. */
function apply(platform: Platform, params: Params, chat: ChatRecord, message: StoredMessage, patch: Patch): WireMessage {
  const markup = readMarkup(params, chat.wire.type);
  if (markup.kind !== 'inline' && markup.kind !== 'none') throw badRequest('inline keyboard expected');
  const full: Patch = { ...patch, reply_markup: markup.kind === 'inline' ? markup.wire : undefined };
  if (Object.entries(full).every(([name, value]) => same(message.wire, name, value))) throw badRequest(NOT_MODIFIED);
  for (const [name, value] of Object.entries(full)) if (value === undefined) Reflect.deleteProperty(message.wire, name);
  Object.assign(message.wire, Object.fromEntries(Object.entries(full).filter(([, value]) => value !== undefined)));
  message.wire.edit_date = platform.world.seconds();
  platform.world.tell(chat, { kind: 'edited', message });
  return message.wire;
}

function same(wire: WireMessage, name: string, value: unknown): boolean {
  return JSON.stringify(Reflect.get(wire, name)) === JSON.stringify(value);
}

export const editMessageText: Method = (platform, params) => {
  const { chat, message } = openEdit(platform, params);
  const { text, entities } = readFormatted(params, 'text', TEXT_UNITS_MAX);
  if (text === '') throw badRequest('message text is empty');
  if (message.wire.text === undefined) throw badRequest('there is no text in the message to edit');
  return apply(platform, params, chat, message, { text, entities: entities.length > 0 ? entities : undefined });
};

export const editMessageCaption: Method = (platform, params) => {
  const { chat, message } = openEdit(platform, params);
  const { text, entities } = readFormatted(params, 'caption', CAPTION_UNITS_MAX);
  const { photo, document, voice, video } = message.wire;
  if ((photo ?? document ?? voice ?? video) === undefined) throw badRequest('there is no caption in the message to edit');
  return apply(platform, params, chat, message, {
    caption: text === '' ? undefined : text,
    caption_entities: entities.length > 0 ? entities : undefined,
  });
};

export const editMessageReplyMarkup: Method = (platform, params) => {
  const { chat, message } = openEdit(platform, params);
  return apply(platform, params, chat, message, {});
};

export const editMessageMedia: Method = async (platform, params) => {
  const { chat, message } = openEdit(platform, params);
  const media = params.json('media', 'media');
  if (!isRecord(media)) throw badRequest("can't parse InputMedia: expected an Object");
  const { photo, document, video, caption, caption_entities } = await mediaItem(platform, params, media);
  const patch = { photo, document, video, caption, caption_entities, text: undefined, entities: undefined };
  return apply(platform, params, chat, message, patch);
};

function deleteOne(platform: Platform, chat: ChatRecord, id: number): void {
  const message = chat.messages.get(id);
  if (message === undefined) throw badRequest('message to delete not found');
  const old = platform.world.seconds() - message.wire.date > DELETE_SECONDS_MAX;
  if (old && chat.wire.type !== 'channel') throw badRequest("message can't be deleted for everyone");
  if (!message.fromBot && chat.wire.type !== 'private') throw badRequest("message can't be deleted");
  platform.world.remove(chat, message);
}

export const deleteMessage: Method = (platform, params) => {
  const chat = platform.world.writable(params.text('chat_id'));
  if (!params.has('message_id')) throw badRequest('message identifier is not specified');
  deleteOne(platform, chat, params.int('message_id', 0));
  return true;
};

export const deleteMessages: Method = (platform, params) => {
  const chat = platform.world.writable(params.text('chat_id'));
  const ids = params.json('message_ids', 'message identifiers');
  if (!Array.isArray(ids) || ids.length < 1) throw badRequest('message identifiers are not specified');
  if (ids.length > 100) throw badRequest('too many message identifiers specified');
  for (const id of ids) if (chat.messages.has(Number(id))) deleteOne(platform, chat, Number(id));
  return true;
};
