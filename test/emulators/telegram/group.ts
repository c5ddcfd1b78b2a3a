import { emitMyStatus } from './chat-member.ts';
import { detectEntities } from './detect-entities.ts';
import type { Platform } from './platform.ts';
import type { ChatRecord } from './world.ts';

/** A group that people may add the bot to. In a group the bot sees commands, mentions and replies only, unless it is an administrator. */
export class TelegramGroup {
  readonly id: string;
  private readonly platform: Platform;
  private readonly chat: ChatRecord;

  constructor(platform: Platform, chat: ChatRecord) {
    this.platform = platform;
    this.chat = chat;
    this.id = String(chat.wire.id);
  }

  get botIsMember(): boolean {
    return this.chat.botStatus === 'member' || this.chat.botStatus === 'administrator';
  }

  /** What the bot wrote here, oldest first. */
  get botTexts(): readonly string[] {
    return [...this.chat.messages.values()].filter((message) => message.fromBot).map(({ wire }) => wire.text ?? wire.caption ?? '');
  }

  /** A person adds the bot: `my_chat_member`, then the service message. */
  async addBot(by: { readonly id: string }): Promise<void> {
    const from = this.member(by);
    await emitMyStatus(this.platform, this.chat, from, 'member');
    await this.write(by, { new_chat_members: [this.platform.world.bot] });
  }

  async removeBot(by: { readonly id: string }): Promise<void> {
    await emitMyStatus(this.platform, this.chat, this.member(by), 'kicked');
  }

  /** A person writes; the bot hears it when privacy mode lets it through. */
  async say(by: { readonly id: string }, text: string): Promise<void> {
    const entities = detectEntities(text, []).sort((a, b) => a.offset - b.offset);
    const mention = `@${this.platform.world.bot.username.toLowerCase()}`;
    const heard = entities.some((entity) => entity.type === 'bot_command') || text.toLowerCase().includes(mention);
    if (heard || this.chat.botStatus === 'administrator') await this.write(by, { text, ...(entities.length > 0 ? { entities } : {}) });
  }

  private member(by: { readonly id: string }): { id: number; is_bot: boolean; first_name: string } {
    const user = this.platform.world.find(by.id)?.user;
    if (user === undefined) throw new Error(`nobody here has the id ${by.id}`);
    this.chat.members.set(user.id, user);
    return user;
  }

  private async write(by: { readonly id: string }, content: object): Promise<void> {
    if (!this.botIsMember) return;
    const { world, feed } = this.platform;
    const from = this.member(by);
    const wire = { message_id: world.nextMessageId(this.chat), from, chat: this.chat.wire, date: world.seconds(), ...content };
    world.add(this.chat, { wire, fromBot: false, hadReplyKeyboard: false });
    await feed.emit('message', this.chat.wire.id, from.id, wire);
  }
}
