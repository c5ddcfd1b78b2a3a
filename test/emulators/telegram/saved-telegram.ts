import type { StoredFile } from './file-store.ts';
import type { Platform } from './platform.ts';
import type { ReplyKeyboard } from './reply-markup.ts';
import type { WireChat, WireUser } from './wire-types.ts';
import type { ChatRecord, StoredMessage } from './world.ts';

/** A chat as it was when the emulator stopped. */
export interface SavedChat {
  readonly wire: WireChat;
  readonly user?: WireUser;
  readonly botStatus: ChatRecord['botStatus'];
  readonly lastMessageId: number;
  readonly messages: readonly StoredMessage[];
  readonly keyboard?: ReplyKeyboard;
}

/** What a platform remembers over a restart of the emulator; plain JSON. Updates that nobody fetched are not in it. */
export interface SavedTelegram {
  readonly accountMessageId: number;
  /** Absent in what an older emulator saved. */
  readonly nextUpdateId?: number;
  readonly chats: readonly SavedChat[];
  readonly files: readonly (Omit<StoredFile, 'bytes'> & { readonly base64: string })[];
}

/** More updates than happen between a save and a kill: a bot that remembers an id would take the next thing for a repeat. */
const UNSAVED_MAX = 10_000;

/** Everything worth keeping, as it is now. */
export function saveTelegram({ world, files, feed }: Platform): SavedTelegram {
  return {
    accountMessageId: world.accountMessageId, nextUpdateId: feed.nextId,
    chats: world.all().map(({ wire, user, botStatus, lastMessageId, messages, keyboard }) => ({
      wire, botStatus, lastMessageId, messages: [...messages.values()], ...(user && { user }), ...(keyboard && { keyboard }),
    })),
    files: files.all().map(({ bytes, ...file }) => ({ ...file, base64: bytes.toString('base64') })),
  };
}

/** Takes up what was saved: chats come back when they are asked for, files at once; no update gets an id that was used before. */
export function recallTelegram({ world, files, feed }: Platform, saved: SavedTelegram): void {
  world.accountMessageId = saved.accountMessageId;
  if (saved.nextUpdateId !== undefined) feed.nextId = Math.max(feed.nextId, saved.nextUpdateId + UNSAVED_MAX);
  for (const chat of saved.chats) world.recalled.set(chat.wire.id, chat);
  for (const { base64, ...file } of saved.files) files.recall({ ...file, bytes: Buffer.from(base64, 'base64') });
}
