import type { PhoneButton } from '../../support/phone.ts';
import type { FileStore } from './file-store.ts';
import { boldRanges, drawButtons, drawMedia } from './screen.ts';
import type { WireEntity } from './wire-types.ts';
import { POSTS_PER_CHANNEL_MAX, type ChatRecord, type StoredMessage } from './world.ts';

export interface ChannelPost {
  readonly id: string;
  /** Text, or the caption of a photo. */
  readonly text: string;
  readonly entities: readonly WireEntity[];
  /** The bold ranges among them, as a bubble has them. */
  readonly bold: readonly { readonly offset: number; readonly length: number }[];
  /** A button's `bubble` is `chat:message`, so that a phone can press it. */
  readonly buttons: readonly (readonly PhoneButton[])[];
  readonly edited: boolean;
  /** Where the photo can be looked at. */
  readonly photo?: string;
  readonly at: Date;
}

/** A channel that the bot administers, as a subscriber reads it: posts oldest first, deleted ones gone. */
export class TelegramChannel {
  readonly id: string;
  readonly username: string | undefined;
  readonly title: string;
  readonly posts: ChannelPost[] = [];
  private readonly chat: ChatRecord;
  private readonly mediaUrl: (fileId: string) => string | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(chat: ChatRecord, mediaUrl: (fileId: string) => string | undefined) {
    this.chat = chat;
    this.mediaUrl = mediaUrl;
    this.id = String(chat.wire.id);
    this.username = chat.wire.username;
    this.title = chat.wire.title ?? '';
    for (const message of chat.messages.values()) this.posts.push(this.draw(message));
    chat.listeners.add((change) => {
      if (change.kind === 'added') this.append(change.message);
      else if (change.kind === 'edited' || change.kind === 'deleted') this.put(change.message, change.kind === 'deleted');
      for (const listener of this.listeners) listener();
    });
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes the bot's right to post away, or gives it back. */
  setBotAdministrator(administrator: boolean): void {
    this.chat.botStatus = administrator ? 'administrator' : 'kicked';
  }

  private append(message: StoredMessage): void {
    this.posts.push(this.draw(message));
    if (this.posts.length > POSTS_PER_CHANNEL_MAX) this.posts.shift();
  }

  private put(message: StoredMessage, gone: boolean): void {
    const at = this.posts.findLastIndex((post) => post.id === String(message.wire.message_id));
    if (at >= 0) this.posts.splice(at, 1, ...(gone ? [] : [this.draw(message)]));
  }

  private draw({ wire }: StoredMessage): ChannelPost {
    const media = drawMedia(wire, this.mediaUrl);
    const entities = wire.entities ?? wire.caption_entities ?? [];
    return {
      id: String(wire.message_id), text: wire.text ?? wire.caption ?? '', entities, bold: boldRanges(entities),
      buttons: drawButtons(wire, `${this.id}:${wire.message_id}`), edited: wire.edit_date !== undefined, at: new Date(wire.date * 1000),
      ...(media?.kind === 'photo' ? { photo: media.url } : {}),
    };
  }
}

/** Where a phone or a channel page loads a file from; undefined for an id nobody knows. */
export function mediaUrlOf(files: FileStore, root: () => string): (fileId: string) => string | undefined {
  return (fileId) => {
    const file = files.find(fileId);
    return file === undefined ? undefined : `${root()}/media/${file.path}`;
  };
}
