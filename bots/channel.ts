import type { Language } from '../core/language/language.ts';
import type { ChannelName, Inbound } from '../flows/engine/inbound.ts';
import type { Button, View } from '../flows/engine/view.ts';

/** What became of one message that was handed to a platform. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly message?: string; /** Viber: what the message cost (channels.md §1.8). */ readonly billing?: number }
  /** The platform asks for patience (429), or was certainly not reached: the same message again, not before. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: string }
  /** The person blocked the bot or left: nothing can be sent until they come back. */
  | { readonly kind: 'blocked' }
  /** The platform will never take this message: a bug of ours. */
  | { readonly kind: 'rejected'; readonly error: string }
  /** It may have arrived or not (a timeout, a broken connection, a 5xx). `failed`: the platform itself said that it failed, so it most likely did not. */
  | { readonly kind: 'unknown'; readonly error: string; readonly failed?: true };

/** One platform message, ready for the wire but for the address. */
export interface Packet {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Who reads, and what of the chat matters for drawing. */
export interface Audience {
  readonly language: Language;
  /** Viber: the client's API level. */
  readonly apiVersion?: number;
  /** Rows that must stay reachable under a notice (Viber shows the last keyboard sent). */
  readonly board?: readonly (readonly Button[])[];
  /** And what must stay shareable above them. */
  readonly request?: View['request'];
  /** Telegram: a reply keyboard (contact, place) hangs under the input and should go away. */
  readonly hanging?: boolean;
  /** Telegram: the message whose button was pressed, for a view that replaces it. */
  readonly edit?: string;
}

/** What a webhook's body turned out to be. */
export type Received =
  | { readonly kind: 'inbound'; readonly inbound: Inbound }
  /** Handled outside the conversations, best effort (a callback's spinner, an inline query, a receipt). */
  | { readonly kind: 'aside'; readonly name: string; run?(): Promise<void> }
  /** Not for us or not known: acknowledged and counted. */
  | { readonly kind: 'ignored'; readonly reason: string }
  /** Not what the platform sends at all: 4xx. */
  | { readonly kind: 'malformed'; readonly reason: string };

/** One mouth. Everything that differs between Telegram and Viber is behind this. */
export interface Channel {
  readonly name: ChannelName;
  /** The longest that one `send` may take; a delivery is held for longer than this. */
  readonly sendTimeoutMs: number;
  /** For how long the platform repeats what was not acknowledged: `seen` remembers at least this. */
  readonly repeatsMs: number;
  /** True when sends cost the reader nothing only within a window after their last message. */
  readonly sessionWindowMs?: number;
  /** Translates one verified and parsed webhook body (or polled update). */
  receive(body: unknown, at: Date): Received;
  /** Draws a view within this channel's limits, in the reader's encoding: at least one packet. */
  render(view: View, audience: Audience): Packet[];
  /** Sends one packet to one chat. Never throws; never takes longer than `sendTimeoutMs`. */
  send(chat: string, packet: Packet): Promise<SendOutcome>;
  /** The welcome that goes into the HTTP response of an `opened` event, where the channel wants one. */
  welcome?(packet: Packet): Readonly<Record<string, unknown>>;
  /** Best effort, at once: stops the spinner of a pressed button. */
  touch?(inbound: Inbound): void;
}
