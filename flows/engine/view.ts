/**
 * What a person is shown, in the words of no channel: localised Unicode text and buttons. The channel's renderer turns one View
 * into one or more platform messages within that channel's limits, and writes it in the reader's encoding.
 */
export interface View {
  /** Words before the title: what was said on the way to this screen. */
  readonly lead?: string;
  /** A bold first line, where the channel has bold. */
  readonly title?: string;
  /** Lines separated by \n; plain text, no markup. */
  readonly body: string;
  readonly media?: Media;
  /** A list of things, each with its own buttons: a carousel on Viber, lines with a button each on Telegram. */
  readonly cards?: readonly Card[];
  /** Rows of buttons. */
  readonly buttons?: readonly (readonly Button[])[];
  /** Back, Cancel, Menu, Help, Language: put under every screen by the engine. */
  readonly nav?: readonly (readonly Button[])[];
  /** Draws a button that shares the person's own phone number or place. */
  readonly request?: { readonly kind: 'contact' | 'location'; readonly label: string };
  /** Telegram: replaces the message whose button was tapped, where that is still possible. */
  readonly replace?: boolean;
  /** The buttons are a pad on which something is entered, one press after the other. */
  readonly pad?: Pad;
  /** In a notice: ids of what is over by it. Buttons of the screen before that name one lead nowhere now and are not repeated. */
  readonly over?: readonly string[];
  /** The person's own message that should go away, where the channel can delete it. */
  readonly erase?: string;
}

/** A pad of buttons: Telegram edits its message at each press; Viber, whose presses are silent, sends the keyboard alone. */
export interface Pad {
  /** What was entered so far, in dots. */
  readonly shown: string;
  /** The person has read the words above it: only the pad is drawn anew. */
  readonly again: boolean;
  /** Stands under a notice that comes meanwhile (Viber shows the last keyboard sent): the pad's own buttons are kept nowhere. */
  readonly resume: Button;
}

export interface Media {
  readonly kind: 'photo' | 'file' | 'voice';
  /** A URL that the channel's servers can fetch (signed file link, QR picture). */
  readonly url: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
}

export interface Card {
  readonly title: string;
  readonly lines: readonly string[];
  readonly imageUrl?: string;
  readonly buttons: readonly Button[];
}

export interface Button {
  readonly label: string;
  readonly press: Press;
  readonly look?: 'primary' | 'danger' | 'plain';
  /** The label stands in an encoding of its own (the choice of language) and is not converted. */
  readonly asIs?: boolean;
}

/**
 * What pressing does. `go` opens a screen by name with arguments, at any time, also next week; `answer` carries the token of
 * the form that drew it; `link` leaves the chat.
 */
export type Press =
  | { readonly kind: 'go'; readonly to: string; readonly args?: readonly string[] }
  | { readonly kind: 'answer'; readonly token: string; readonly step: string; readonly value: string }
  | { readonly kind: 'link'; readonly url: string };

const PRESS_BYTES_MAX = 64; // Telegram's callback_data

/** Writes a press into the at most 64 bytes that a button carries. Throws when it does not fit: names are ours to choose. */
export function encodePress(press: Exclude<Press, { kind: 'link' }>): string {
  const data = press.kind === 'go'
    ? ['g', press.to, ...(press.args ?? [])].join(' ')
    : ['a', press.token, press.step, press.value].join(' ');
  if (Buffer.byteLength(data) > PRESS_BYTES_MAX) throw new Error(`a button's data is over ${PRESS_BYTES_MAX} bytes: ${data}`);
  return data;
}

/** Reads what a button carried; `undefined` for anything we never wrote. Nothing in it is trusted: flows check every id. */
export function decodePress(data: string): Exclude<Press, { kind: 'link' }> | undefined {
  if (Buffer.byteLength(data) > PRESS_BYTES_MAX) return undefined;
  const [kind, first, ...rest] = data.split(' ');
  if (kind === 'g' && first && /^[a-z][\w.-]*$/i.test(first)) return { kind: 'go', to: first, args: rest };
  if (kind === 'a' && first && rest.length === 2 && rest[0] !== undefined && rest[1] !== undefined) {
    return { kind: 'answer', token: first, step: rest[0], value: rest[1] };
  }
  return undefined;
}
