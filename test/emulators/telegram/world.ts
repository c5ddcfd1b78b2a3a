import { badRequest, forbidden } from './api-error.ts';
import type { ReplyKeyboard } from './reply-markup.ts';
import type { SavedChat } from './saved-telegram.ts';
import type { WireChat, WireMessage, WireUser } from './wire-types.ts';

/** Messages kept a chat; older ones are forgotten, so that long runs have bounded memory (the platform keeps them for ever). */
export const MESSAGES_PER_CHAT_MAX = 500;
/** Posts kept a channel: announcements are edited long after. */
export const POSTS_PER_CHANNEL_MAX = 10_000;

export interface StoredMessage {
  readonly wire: WireMessage;
  readonly fromBot: boolean;
  /** A message sent with a reply keyboard, a removal or a forced reply can never be edited (TDLib, `had_reply_markup`). */
  readonly hadReplyKeyboard: boolean;
}

export type ChatChange =
  | { readonly kind: 'added' | 'edited' | 'deleted'; readonly message: StoredMessage }
  | { readonly kind: 'keyboard'; readonly keyboard: ReplyKeyboard | undefined }
  | { readonly kind: 'action'; readonly action: string };

/** A chat as the platform knows it, with what the bot is in it. */
export interface ChatRecord {
  readonly wire: WireChat;
  /** The person behind a private chat. */
  readonly user: WireUser | undefined;
  readonly messages: Map<number, StoredMessage>;
  readonly listeners: Set<(change: ChatChange) => void>;
  readonly members: Map<number, WireUser>;
  /** Private chats: `member` after start, `kicked` when blocked, `none` before. */
  botStatus: 'none' | 'member' | 'administrator' | 'kicked' | 'left';
  lastMessageId: number;
  /** The reply keyboard sent last, if it stands. */
  keyboard?: ReplyKeyboard | undefined;
}

/** Chats, people and messages. */
export class World {
  readonly bot: WireUser & { readonly username: string };
  readonly now: () => Date;
  private readonly chats = new Map<number, ChatRecord>();
  private readonly byUsername = new Map<string, ChatRecord>();
  /** Private chats and basic groups share one counter of the account; channels and supergroups have their own. */
  accountMessageId = 0;
  /** Chats of an earlier life, taken up when they are added again. */
  readonly recalled = new Map<number, SavedChat>();

  constructor(bot: WireUser & { readonly username: string }, now: () => Date) {
    this.bot = bot;
    this.now = now;
  }

  /** Seconds since 1970, as the wire has them. */
  seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  addChat(wire: WireChat, user: WireUser | undefined, botStatus: ChatRecord['botStatus']): ChatRecord {
    const chat: ChatRecord = { wire, user, botStatus, messages: new Map(), listeners: new Set(), members: new Map(), lastMessageId: 0 };
    const before = this.recalled.get(wire.id);
    if (before !== undefined) {
      for (const message of before.messages) chat.messages.set(message.wire.message_id, message);
      Object.assign(chat, { botStatus: before.botStatus, lastMessageId: before.lastMessageId, keyboard: before.keyboard });
    }
    this.chats.set(wire.id, chat);
    if (wire.username !== undefined && wire.type !== 'private') this.byUsername.set(wire.username.toLowerCase(), chat);
    return chat;
  }

  all(): readonly ChatRecord[] {
    return [...this.chats.values()];
  }

  find(idOrUsername: number | string): ChatRecord | undefined {
    if (typeof idOrUsername === 'number') return this.chats.get(idOrUsername);
    if (idOrUsername.startsWith('@')) return this.byUsername.get(idOrUsername.slice(1).toLowerCase());
    return this.chats.get(Number(idOrUsername));
  }

  /** The chat of an argument `chat_id`. Refuses an empty one and one the bot has never met. */
  known(chatId: string): ChatRecord {
    if (chatId === '') throw badRequest('chat_id is empty');
    const chat = this.find(chatId);
    if (chat === undefined) throw badRequest('chat not found');
    return chat;
  }

  /** The chat of `chat_id` when the bot may write there. Refuses as the platform does when blocked, removed or not yet started. */
  writable(chatId: string): ChatRecord {
    const chat = this.known(chatId);
    const { botStatus, wire } = chat;
    if (wire.type === 'private') {
      if (botStatus === 'kicked') throw forbidden('bot was blocked by the user');
      if (botStatus === 'none') throw forbidden("bot can't initiate conversation with a user");
    } else if (botStatus === 'kicked') throw forbidden(`bot was kicked from the ${wire.type} chat`);
    else if (botStatus === 'left' || botStatus === 'none') throw forbidden(`bot is not a member of the ${wire.type} chat`);
    else if (wire.type === 'channel' && botStatus !== 'administrator') throw badRequest('need administrator rights in the channel chat');
    return chat;
  }

  nextMessageId(chat: ChatRecord): number {
    const own = chat.wire.type === 'channel' || chat.wire.type === 'supergroup';
    chat.lastMessageId = own ? chat.lastMessageId + 1 : ++this.accountMessageId;
    return chat.lastMessageId;
  }

  add(chat: ChatRecord, message: StoredMessage): void {
    chat.messages.set(message.wire.message_id, message);
    if (chat.messages.size > (chat.wire.type === 'channel' ? POSTS_PER_CHANNEL_MAX : MESSAGES_PER_CHAT_MAX)) {
      for (const oldest of chat.messages.keys()) {
        chat.messages.delete(oldest);
        break;
      }
    }
    this.tell(chat, { kind: 'added', message });
  }

  remove(chat: ChatRecord, message: StoredMessage): void {
    chat.messages.delete(message.wire.message_id);
    this.tell(chat, { kind: 'deleted', message });
  }

  tell(chat: ChatRecord, change: ChatChange): void {
    if (change.kind === 'keyboard') chat.keyboard = change.keyboard;
    for (const listener of chat.listeners) listener(change);
  }
}
