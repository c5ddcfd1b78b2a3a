import type { Bubble, Phone, PhoneButton, PhoneFile } from '../../support/phone.ts';
import { emitMyStatus } from './chat-member.ts';
import { detectEntities } from './detect-entities.ts';
import { fileFields, photoSizes } from './file-store.ts';
import type { Platform } from './platform.ts';
import type { MessageContent } from './post-message.ts';
import type { InlineResult } from './query-book.ts';
import type { Screen } from './screen.ts';
import type { WireUser } from './wire-types.ts';
import type { ChatRecord, StoredMessage } from './world.ts';

const TEXT_UNITS_MAX = 4096;
const DEEP_LINK = /^(?:https?:\/\/)?(?:t|telegram)\.me\/([A-Za-z]\w{3,31})\/?(?:\?start=([^&]*))?$/i;

/** One person's Telegram, in the private chat with the bot. */
export class TelegramPhone implements Phone {
  readonly channel = 'telegram';
  readonly id: string;
  readonly name: string;
  /** The person's own number, shared by a contact button; digits without a plus, as clients send it. */
  readonly phoneNumber: string;
  private readonly platform: Platform;
  private readonly chat: ChatRecord;
  private readonly user: WireUser;
  private readonly view: Screen;

  constructor(platform: Platform, chat: ChatRecord, user: WireUser, view: Screen, phoneNumber: string) {
    this.platform = platform;
    this.chat = chat;
    this.user = user;
    this.view = view;
    this.id = String(user.id);
    this.name = user.first_name;
    this.phoneNumber = phoneNumber;
  }

  get screen(): readonly Bubble[] {
    return this.view.bubbles;
  }

  get keyboard(): readonly (readonly PhoneButton[])[] {
    return this.view.keyboard;
  }

  /** The grey words in the input field, when the keyboard brings some. */
  get placeholder(): string | undefined {
    return this.view.placeholder;
  }

  get blocked(): boolean {
    return this.chat.botStatus === 'kicked';
  }

  onChange(listener: () => void): () => void {
    return this.view.onChange(listener);
  }

  /** Sends a text; as clients do, nothing for a blank one, and several messages for one over 4,096 characters. */
  async say(text: string): Promise<void> {
    const trimmed = text.trim();
    for (let at = 0; at < trimmed.length; at += TEXT_UNITS_MAX) {
      const part = trimmed.slice(at, at + TEXT_UNITS_MAX);
      const entities = detectEntities(part, []).sort((a, b) => a.offset - b.offset);
      await this.write({ text: part, ...(entities.length > 0 ? { entities } : {}) });
    }
  }

  /** Opens the chat: `/start` with the payload. A blocked bot is unblocked first, as the client's button "Restart" does. */
  async open(payload?: string): Promise<void> {
    if (payload !== undefined && !/^[\w-]{1,64}$/.test(payload)) throw new Error(`Telegram carries no start payload like "${payload}"`);
    if (this.blocked) await this.unblock();
    await this.say(payload === undefined ? '/start' : `/start ${payload}`);
  }

  async tap(button: PhoneButton): Promise<void> {
    switch (button.kind) {
      case 'reply':
        this.view.keyboardUsed();
        return this.say(button.label);
      case 'contact':
        this.view.keyboardUsed();
        return this.shareContact(this.phoneNumber);
      case 'location':
        this.view.keyboardUsed();
        return this.shareLocation(16.8409, 96.1735);
      case 'callback':
        return this.press(button);
      case 'url':
        return this.follow(button.url ?? '');
      case 'none':
        return undefined;
    }
  }

  /** Opens a link; only one to this bot does anything here. */
  private async follow(url: string): Promise<void> {
    const link = DEEP_LINK.exec(url);
    if (link?.[1]?.toLowerCase() !== this.platform.world.bot.username.toLowerCase()) return;
    await this.open(link[2]);
  }

  /** A callback button; its message may be old, edited or gone, in this chat or (`chat:message`) in a channel. */
  private press(button: PhoneButton): Promise<void> {
    const { world, queries, feed } = this.platform;
    const [first = '', second] = (button.bubble ?? '').split(':');
    const chat = second === undefined ? this.chat : (world.find(first) ?? this.chat);
    const id = Number(second ?? first);
    const message = chat.messages.get(id)?.wire ?? { chat: chat.wire, message_id: id, date: 0 };
    const query = queries.openCallback((answer) => {
      if (answer.text !== '') this.view.toast(String(id), answer.text);
      if (answer.url !== undefined) void this.follow(answer.url);
    });
    const chat_instance = String(-4_000_000_000_000_000n - BigInt(Math.abs(chat.wire.id)));
    return feed.emit('callback_query', chat.wire.id, this.user.id, { id: query, from: this.user, message, chat_instance, data: button.data ?? '' });
  }

  shareContact(phone: string, own = true): Promise<void> {
    const contact = own ? { phone_number: phone, first_name: this.name, user_id: this.user.id } : { phone_number: phone, first_name: 'Contact' };
    return this.write({ contact });
  }

  shareLocation(lat: number, lng: number): Promise<void> {
    return this.write({ location: { latitude: lat, longitude: lng } });
  }

  /** Sends a file. Rejects what the platform would not take (an empty file, a photo that is no picture). */
  async send(file: PhoneFile): Promise<void> {
    const kind = file.kind === 'file' ? 'document' : file.kind;
    const stored = this.platform.files.put({ ...file, kind, durationSeconds: 3 });
    const content: MessageContent = kind === 'photo' ? { photo: photoSizes(stored) } : { [kind]: fileFields(stored) };
    await this.write(file.caption === undefined ? content : { ...content, caption: file.caption });
  }

  sendSticker(): Promise<void> {
    const file = this.platform.files.put({ kind: 'sticker', name: 'sticker.webp', mime: 'image/webp', bytes: new Uint8Array([1]) });
    const size = { width: 512, height: 512, file_size: file.bytes.length };
    return this.write({
      sticker: { file_id: file.id, file_unique_id: file.uniqueId, type: 'regular', ...size, is_animated: false, is_video: false, emoji: '👍' },
    });
  }

  async edit(bubble: Bubble, text: string): Promise<void> {
    const message = this.chat.messages.get(Number(bubble.id));
    if (message === undefined || message.fromBot || message.wire.text === undefined) throw new Error('only a text of your own can be edited');
    message.wire.text = text;
    const entities = detectEntities(text, []);
    if (entities.length > 0) message.wire.entities = entities;
    else Reflect.deleteProperty(message.wire, 'entities');
    message.wire.edit_date = this.platform.world.seconds();
    this.platform.world.tell(this.chat, { kind: 'edited', message });
    await this.platform.feed.emit('edited_message', this.chat.wire.id, this.user.id, message.wire);
  }

  async block(): Promise<void> {
    if (!this.blocked) await emitMyStatus(this.platform, this.chat, this.user, 'kicked');
  }

  async unblock(): Promise<void> {
    if (this.blocked) await emitMyStatus(this.platform, this.chat, this.user, 'member');
  }

  /** Types `@bot query` somewhere; resolves with the bot's results, or with none when it has not answered at once or ever. */
  async inline(query: string, offset = ''): Promise<readonly InlineResult[]> {
    let results: readonly InlineResult[] = [];
    const id = this.platform.queries.openInline((answer) => {
      results = answer;
      this.inlineResults = answer;
    });
    await this.platform.feed.emit('inline_query', this.user.id, this.user.id, { id, from: this.user, query: query.slice(0, 256), offset, chat_type: 'sender' });
    return results;
  }

  /** The newest inline results that reached this phone. */
  inlineResults: readonly InlineResult[] = [];

  private async write(content: MessageContent): Promise<void> {
    if (this.blocked) throw new Error('the bot is blocked: unblock it before writing');
    const { world, feed } = this.platform;
    this.chat.botStatus = 'member';
    const wire = { message_id: world.nextMessageId(this.chat), from: this.user, chat: this.chat.wire, date: world.seconds(), ...content };
    const message: StoredMessage = { wire, fromBot: false, hadReplyKeyboard: false };
    world.add(this.chat, message);
    await feed.emit('message', this.chat.wire.id, this.user.id, wire);
  }
}
