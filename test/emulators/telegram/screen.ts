import type { Bubble, PhoneButton } from '../../support/phone.ts';
import type { ReplyKeyboard } from './reply-markup.ts';
import type { WireEntity, WireInlineButton, WireMessage } from './wire-types.ts';
import type { ChatRecord, StoredMessage } from './world.ts';

/** Bubbles kept on a screen. */
export const BUBBLES_MAX = 500;

/** What one chat looks like to the person in it; kept current by the chat's changes. */
export class Screen {
  readonly bubbles: Bubble[] = [];
  keyboard: readonly (readonly PhoneButton[])[] = [];
  placeholder: string | undefined;
  private keyboardOneTime = false;
  private readonly listeners = new Set<() => void>();
  private readonly mediaUrl: (fileId: string) => string | undefined;

  constructor(chat: ChatRecord, mediaUrl: (fileId: string) => string | undefined) {
    this.mediaUrl = mediaUrl;
    for (const message of chat.messages.values()) this.bubbles.push(this.draw(message));
    if (chat.keyboard !== undefined) this.setKeyboard(chat.keyboard);
    chat.listeners.add((change) => {
      if (change.kind === 'added') this.append(this.draw(change.message));
      else if (change.kind === 'edited') this.redraw(change.message);
      else if (change.kind === 'deleted') this.remove(String(change.message.wire.message_id));
      else if (change.kind === 'keyboard') this.setKeyboard(change.keyboard);
      this.changed();
    });
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A toast or alert over a bubble. */
  toast(id: string, toast: string): void {
    this.replace(id, (bubble) => ({ ...bubble, toast }));
    this.changed();
  }

  /** A one-time keyboard hides after a press. */
  keyboardUsed(): void {
    if (this.keyboardOneTime) this.keyboard = [];
  }

  private append(bubble: Bubble): void {
    this.bubbles.push(bubble);
    if (this.bubbles.length > BUBBLES_MAX + 100) this.bubbles.splice(0, 100);
  }

  private replace(id: string, draw: (bubble: Bubble) => Bubble): void {
    const at = this.bubbles.findLastIndex((bubble) => bubble.id === id);
    const bubble = this.bubbles[at];
    if (bubble !== undefined) this.bubbles[at] = draw(bubble);
  }

  private redraw(message: StoredMessage): void {
    this.replace(String(message.wire.message_id), ({ toast }) => ({ ...this.draw(message), ...(toast === undefined ? {} : { toast }) }));
  }

  private remove(id: string): void {
    const at = this.bubbles.findLastIndex((bubble) => bubble.id === id);
    if (at >= 0) this.bubbles.splice(at, 1);
  }

  private setKeyboard(keyboard: ReplyKeyboard | undefined): void {
    this.keyboardOneTime = keyboard?.oneTime ?? false;
    this.placeholder = keyboard?.placeholder;
    this.keyboard = (keyboard?.rows ?? []).map((row) =>
      row.map((button) => ({
        label: button.text,
        kind: button.request_contact ? 'contact' : button.request_location ? 'location' : 'reply',
      })),
    );
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  private draw(message: StoredMessage): Bubble {
    const { wire, fromBot } = message;
    const id = String(wire.message_id);
    const entities = wire.entities ?? wire.caption_entities ?? [];
    const bold = boldRanges(entities);
    const media = drawMedia(wire, this.mediaUrl);
    return {
      id, from: fromBot ? 'bot' : 'me', text: wire.text ?? wire.caption ?? drawOther(wire), at: new Date(wire.date * 1000),
      buttons: drawButtons(wire, id), ...(bold.length > 0 ? { bold } : {}), ...(media === undefined ? {} : { media }),
      ...(wire.edit_date === undefined ? {} : { edited: true }),
    };
  }
}

/** UTF-16 ranges of bold text. */
export function boldRanges(entities: readonly WireEntity[]): { offset: number; length: number }[] {
  return entities.filter((entity) => entity.type === 'bold').map(({ offset, length }) => ({ offset, length }));
}

function drawOther(wire: WireMessage): string {
  if (wire.contact !== undefined) return `☎ ${wire.contact.phone_number}`;
  if (wire.location !== undefined) return `📍 ${wire.location.latitude}, ${wire.location.longitude}`;
  return wire.sticker?.emoji ?? '';
}

/** The picture or file of a message as a screen shows it. */
export function drawMedia(wire: WireMessage, mediaUrl: (fileId: string) => string | undefined): Bubble['media'] {
  const file = wire.document ?? wire.voice ?? wire.video;
  const kind = wire.photo !== undefined ? 'photo' : wire.voice !== undefined ? 'voice' : file !== undefined ? 'file' : undefined;
  const url = mediaUrl(wire.photo?.at(-1)?.file_id ?? file?.file_id ?? '');
  if (kind === undefined || url === undefined) return undefined;
  return { kind, url, ...(file?.file_name === undefined ? {} : { name: file.file_name }) };
}

/** Inline buttons of a message as a person sees them. `bubble` names the message that carries them. */
export function drawButtons(wire: WireMessage, bubble: string): PhoneButton[][] {
  return (wire.reply_markup?.inline_keyboard ?? []).map((row) => row.map((button) => drawButton(button, bubble)));
}

function drawButton(button: WireInlineButton, bubble: string): PhoneButton {
  const base = { label: button.text, bubble, ...(button.style === undefined ? {} : { style: button.style }) };
  if (button.callback_data !== undefined) return { ...base, kind: 'callback', data: button.callback_data };
  const url = button.url ?? button.web_app?.url;
  return url === undefined ? { ...base, kind: 'none' } : { ...base, kind: 'url', url };
}
