/**
 * One person's phone on one channel, as the emulators give it to transcripts, the simulation and the playground. Texts are as
 * they went over the wire (Zawgyi for a Zawgyi reader). Each act resolves when the app has acknowledged the webhook (2xx) or the
 * platform gave up for now; what the app answers arrives on the screen later.
 */
export interface Phone {
  readonly channel: 'telegram' | 'viber';
  /** The person's id at the channel (Telegram: digits; Viber: base64-like). */
  readonly id: string;
  readonly name: string;
  /** Everything on the screen, oldest first. */
  readonly screen: readonly Bubble[];
  /** The keyboard under the input (Viber: the last one sent; Telegram: a reply keyboard, if any). */
  readonly keyboard: readonly (readonly PhoneButton[])[];
  /** Subscribes to changes of the screen; returns the unsubscribe. */
  onChange(listener: () => void): () => void;

  /** Types and sends a text. */
  say(text: string): Promise<void>;
  /** Presses a button that is on the screen or in the keyboard (also an old one). */
  tap(button: PhoneButton): Promise<void>;
  /** Opens the chat, by a deep link when a payload is given (Telegram /start payload; Viber context). */
  open(payload?: string): Promise<void>;
  /** Shares a contact: the person's own number, or somebody else's. */
  shareContact(phone: string, own?: boolean): Promise<void>;
  shareLocation(lat: number, lng: number): Promise<void>;
  send(file: PhoneFile): Promise<void>;
  sendSticker(): Promise<void>;
  /** Edits a message of the person's own (Telegram only; Viber has none and rejects). */
  edit(bubble: Bubble, text: string): Promise<void>;
  block(): Promise<void>;
  unblock(): Promise<void>;
}

export interface PhoneFile {
  readonly kind: 'photo' | 'file' | 'voice';
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly caption?: string;
}

export interface Bubble {
  readonly id: string;
  readonly from: 'bot' | 'me';
  readonly text: string;
  /** Bold ranges of `text` in UTF-16 units, where the channel has them. */
  readonly bold?: readonly { readonly offset: number; readonly length: number }[];
  readonly buttons: readonly (readonly PhoneButton[])[];
  /** Viber carousel: cards of buttons; absent elsewhere. */
  readonly cards?: readonly (readonly PhoneButton[])[];
  readonly media?: { readonly kind: 'photo' | 'file' | 'voice'; readonly url: string; readonly name?: string };
  readonly at: Date;
  readonly edited?: boolean;
  /** A tap's alert or toast (Telegram answerCallbackQuery). */
  readonly toast?: string;
}

export interface PhoneButton {
  readonly label: string;
  readonly kind: 'reply' | 'callback' | 'url' | 'contact' | 'location' | 'none';
  /** Callback data or ActionBody. */
  readonly data?: string;
  readonly url?: string;
  /** Telegram: the message that carries it. */
  readonly bubble?: string;
  /** Viber: columns of 6, rows, colours, image as sent. */
  readonly columns?: number;
  readonly rows?: number;
  readonly background?: string;
  readonly image?: string;
  readonly style?: string;
  /** Viber: the label's HTML as sent, when it is more than the label. */
  readonly html?: string;
  /** Viber: the press is not shown in the chat. */
  readonly silent?: boolean;
}

/** Trouble that an emulator can make on demand. Every field is optional; `undefined` heals it. */
export interface Trouble {
  /** Delivers each webhook this many extra times. */
  duplicate?: number;
  /** Waits so many ms before each webhook. */
  delayMs?: number;
  /** Delivers webhooks in a shuffled order within a window of this many. */
  reorder?: number;
  /** The platform's API answers: a 429 with so many seconds, a 500, or nothing at all (hangs until the client gives up). */
  api?: { kind: 'flood'; retryAfterSeconds: number } | { kind: 'error' } | { kind: 'silent' } | { kind: 'accepted-then-silent' };
  /** Only the next N API calls are troubled; without it, all. */
  apiCalls?: number;
}
