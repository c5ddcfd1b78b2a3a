/** One stretch of a text, as the phone's font shows it. */
export interface ShownRun {
  readonly text: string;
  readonly bold?: boolean;
}

/** A text as a person sees it on that phone; `as` says why it differs from the bytes on the wire. */
export interface ShownText {
  readonly runs: readonly ShownRun[];
  /** `zawgyi`: Zawgyi bytes, drawn as a Zawgyi phone draws them. `garbled`: bytes in the encoding that this phone cannot read. */
  readonly as?: 'zawgyi' | 'garbled';
}

export interface ShownButton {
  readonly label: ShownText;
  readonly kind: 'reply' | 'callback' | 'url' | 'contact' | 'location' | 'none';
  /** Where it is on the screen; the playground's server finds it again by this. */
  readonly ref: string;
  readonly url?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly background?: string;
  readonly image?: string;
  readonly style?: string;
  /** Viber: the label in Viber's HTML subset, where it has one. */
  readonly html?: string;
}

export interface ShownBubble {
  readonly id: string;
  readonly from: 'bot' | 'me';
  readonly text: ShownText;
  readonly buttons: readonly (readonly ShownButton[])[];
  readonly cards?: readonly (readonly ShownButton[])[];
  readonly media?: { readonly kind: 'photo' | 'file' | 'voice'; readonly url: string; readonly name?: string };
  /** Clock time in Yangon, `14:05`. */
  readonly time: string;
  /** Set on the first message of a day. */
  readonly day?: string;
  readonly edited?: boolean;
  readonly toast?: string;
}

export interface ShownPhone {
  readonly channel: 'telegram' | 'viber';
  readonly id: string;
  readonly name: string;
  readonly encoding: 'unicode' | 'zawgyi';
  readonly blocked: boolean;
  readonly bubbles: readonly ShownBubble[];
  readonly keyboard: readonly (readonly ShownButton[])[];
}

/** One post of the channel. */
export interface ShownPost {
  readonly id: string;
  readonly text: ShownText;
  readonly buttons: readonly (readonly ShownButton[])[];
  readonly photo?: string;
  readonly time: string;
  readonly edited?: boolean;
}
