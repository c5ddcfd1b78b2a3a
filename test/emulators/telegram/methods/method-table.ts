import type { Method } from '../platform.ts';
import * as answers from './answer-queries.ts';
import * as profile from './bot-profile.ts';
import * as chats from './chats.ts';
import * as edits from './edit-messages.ts';
import { getFile } from './files.ts';
import * as sends from './send-messages.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './updates.ts';

const { answerCallbackQuery, answerInlineQuery } = answers;
const { getMe, setMyCommands, getMyCommands, deleteMyCommands, setMyName, getMyName, setMyDescription, getMyDescription } = profile;
const { setMyShortDescription, getMyShortDescription, setChatMenuButton, getChatMenuButton } = profile;
const { getChat, getChatMember, getChatMemberCount, leaveChat } = chats;
const { editMessageText, editMessageCaption, editMessageReplyMarkup, editMessageMedia, deleteMessage, deleteMessages } = edits;
const { sendMessage, sendPhoto, sendDocument, sendVoice, sendVideo, sendMediaGroup, sendLocation, sendContact, sendChatAction } = sends;

const METHODS: Readonly<Record<string, Method>> = {
  getMe, setWebhook, deleteWebhook, getWebhookInfo, getUpdates,
  sendMessage, sendPhoto, sendDocument, sendVoice, sendVideo, sendMediaGroup, sendLocation, sendContact, sendChatAction,
  editMessageText, editMessageCaption, editMessageReplyMarkup, editMessageMedia, deleteMessage, deleteMessages,
  answerCallbackQuery, answerInlineQuery,
  setMyCommands, getMyCommands, deleteMyCommands, setMyName, getMyName, setMyDescription, getMyDescription,
  setMyShortDescription, getMyShortDescription, setChatMenuButton, getChatMenuButton,
  getFile, getChat, getChatMember, getChatMemberCount, leaveChat,
};

/** Method names are case-insensitive on the wire. */
export const METHOD_TABLE: ReadonlyMap<string, Method> = new Map(Object.entries(METHODS).map(([name, method]) => [name.toLowerCase(), method]));

/** The methods whose `method` in a webhook answer is not run (channels.md §2.3). */
export function runsAsWebhookReply(method: string): boolean {
  return !/^(get|setwebhook$|deletewebhook$|close$|logout$)/i.test(method);
}
