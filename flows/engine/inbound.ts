/** A channel's name as it stands in ids: `telegram:123456`, `viber:AbC==`. */
export type ChannelName = 'telegram' | 'viber';

/** Where a file of the channel can be had; kept by core/files when a flow accepts it. */
export interface InboundFile {
  /** The channel's own reference: a Telegram file_id, a Viber media URL. */
  readonly ref: string;
  readonly name?: string;
  readonly mime?: string;
  /** Bytes as the channel says, unchecked. */
  readonly size?: number;
  readonly durationSeconds?: number;
}

/** What a person did, in the words of no channel. Texts are raw: normalised only after the conversation is loaded. */
export type InboundBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly data: string; readonly onMessage?: string }
  | { readonly kind: 'contact'; readonly phone: string; readonly own: boolean; readonly name?: string }
  | { readonly kind: 'location'; readonly lat: number; readonly lng: number }
  | { readonly kind: 'file' | 'photo' | 'voice'; readonly file: InboundFile; readonly caption?: string }
  | { readonly kind: 'sticker' }
  | { readonly kind: 'edited'; readonly message: string; readonly text: string }
  | { readonly kind: 'opened'; readonly payload?: string; readonly subscribed: boolean }
  | { readonly kind: 'left' }
  | { readonly kind: 'notice'; readonly notice: string };

/** One update of one person in a private chat. `id` is unique in its chat and is what `seen` remembers. */
export interface Inbound {
  readonly id: string;
  readonly channel: ChannelName;
  /** The chat's id at the channel: the conversation's `_id` is `${channel}:${chat}`. */
  readonly chat: string;
  readonly at: Date;
  /** The channel's id of this message, to recognise it when it is edited. */
  readonly message?: string;
  /** Telegram: the callback whose spinner turns until it is answered. */
  readonly callback?: string;
  readonly sender: {
    readonly name?: string;
    /** The client's language tag, a hint only. */
    readonly locale?: string;
    /** Viber: the client's API level. */
    readonly apiVersion?: number;
  };
  readonly body: InboundBody;
}

/** The words of an inbound as they were typed, a photo's caption included; empty for one without words. */
export function typedText({ body }: Pick<Inbound, 'body'>): string {
  if (body.kind === 'text' || body.kind === 'edited') return body.text;
  return body.kind === 'photo' ? body.caption ?? '' : '';
}
