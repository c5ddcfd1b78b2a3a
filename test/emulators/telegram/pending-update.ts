/** How long an update of a kind is kept undelivered, in seconds (channels.md §2.3). */
const LIFETIME_SECONDS: Readonly<Record<string, number>> = { callback_query: 150, inline_query: 30, chosen_inline_result: 600 };
const LIFETIME_DEFAULT_SECONDS = 24 * 3600;

export type UpdateKind = 'message' | 'edited_message' | 'channel_post' | 'callback_query' | 'inline_query' | 'my_chat_member';

/** Not sent unless asked for by name in `allowed_updates`. */
export const OPT_IN_KINDS: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** One update that waits for its acknowledgement. */
export interface PendingUpdate {
  readonly id: number;
  readonly kind: UpdateKind;
  /** Updates of one queue are delivered in order, one at a time. */
  readonly queue: string;
  /** The update as JSON, made when it happened. */
  readonly body: string;
  /** Milliseconds since 1970 of the platform's clock. */
  readonly expiresAt: number;
  /** Called once, when acknowledged, expired, or given up for now. */
  release: () => void;
}

export function expiry(kind: UpdateKind, nowMs: number): number {
  return nowMs + (LIFETIME_SECONDS[kind] ?? LIFETIME_DEFAULT_SECONDS) * 1000;
}

/** The queue of an update (channels.md §2.3): a text and a press of the same person travel in different ones. */
export function queueOf(kind: UpdateKind, chat: number, user: number): string {
  if (kind === 'inline_query') return `u1:${user}`;
  if (kind === 'callback_query') return `u3:${user}`;
  if (kind === 'my_chat_member') return `c5:${chat}`;
  return `c0:${chat}`;
}
