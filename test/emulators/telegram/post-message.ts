import { badRequest } from './api-error.ts';
import { isRecord, type Params } from './params.ts';
import type { Platform } from './platform.ts';
import { readMarkup, type Markup } from './reply-markup.ts';
import type { WireMessage } from './wire-types.ts';
import type { ChatRecord } from './world.ts';

/** What a message says, without its envelope. */
export type MessageContent = Omit<WireMessage, 'message_id' | 'from' | 'sender_chat' | 'chat' | 'date' | 'reply_markup'>;

/** The chat and the keyboard of a send method, checked; then the message is put there. */
export function openSend(platform: Platform, params: Params): { chat: ChatRecord; markup: Markup; reply: WireMessage | undefined } {
  const chat = platform.world.writable(params.text('chat_id'));
  if (params.has('message_thread_id')) throw badRequest('message thread not found');
  if (params.flag('allow_paid_broadcast')) throw badRequest('FLOODSKIP_NOT_ALLOWED');
  return { chat, markup: readMarkup(params, chat.wire.type), reply: repliedTo(chat, params) };
}

/** Puts a message of the bot into a chat and changes the person's keyboard. */
export function postMessage(platform: Platform, chat: ChatRecord, content: MessageContent, markup: Markup): WireMessage {
  const { world } = platform;
  const author = chat.wire.type === 'channel' ? { sender_chat: chat.wire } : { from: world.bot };
  const keyboard = markup.kind === 'inline' ? { reply_markup: markup.wire } : {};
  const wire: WireMessage = { message_id: world.nextMessageId(chat), ...author, chat: chat.wire, date: world.seconds(), ...content, ...keyboard };
  world.add(chat, { wire, fromBot: true, hadReplyKeyboard: markup.kind !== 'none' && markup.kind !== 'inline' });
  if (markup.kind === 'reply') world.tell(chat, { kind: 'keyboard', keyboard: markup.keyboard });
  if (markup.kind === 'remove') world.tell(chat, { kind: 'keyboard', keyboard: undefined });
  return wire;
}

function repliedTo(chat: ChatRecord, params: Params): WireMessage | undefined {
  const given = params.json('reply_parameters', 'reply parameters');
  const id = isRecord(given) ? Number(given.message_id) : params.int('reply_to_message_id', 0);
  if (id === 0) return undefined;
  const found = chat.messages.get(id);
  if (found !== undefined) return found.wire;
  const lenient = (isRecord(given) && given.allow_sending_without_reply === true) || params.flag('allow_sending_without_reply');
  if (lenient) return undefined;
  throw badRequest('message to be replied not found');
}

/** The quoted message as it stands in an answer: without its own quotation. */
export function replyField(reply: WireMessage | undefined): { reply_to_message?: WireMessage } {
  if (reply === undefined) return {};
  const { reply_to_message: _dropped, ...quoted } = reply;
  return { reply_to_message: quoted };
}
