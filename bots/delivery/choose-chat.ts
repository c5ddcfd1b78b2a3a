import { localTime } from '../../core/notices/quiet-hours.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../core/notices/notice.ts';
import type { Channel } from '../channel.ts';
import type { Conversation } from '../conversation/conversation.ts';

/** What a member chose about notices (core/members). */
export interface NoticeWishes {
  readonly off: readonly string[];
  readonly quiet?: { readonly from: number; readonly to: number };
}

export type Placement =
  | { readonly kind: 'place'; readonly chat: string }
  /** Not now: at this instant, or when the member next writes. */
  | { readonly kind: 'hold'; readonly why: 'quiet' | 'session'; readonly until: Date }
  /** Switched off, or nobody there to read it. */
  | { readonly kind: 'drop' };

const LOOK_AGAIN_MS = 6 * 60 * 60 * 1000;

/**
 * Where and when a notice may be said: the chat used last; not in quiet hours unless it is urgent; on Viber outside the free session only
 * for kinds worth paying for (another chat of the member is taken instead when it is free).
 */
export function chooseChat(
  kind: NoticeKind, wishes: NoticeWishes | undefined, chats: readonly Conversation[], channels: ReadonlyMap<string, Channel>, now: Date,
): Placement {
  const rule = NOTICE_KINDS[kind];
  if (rule.optional && wishes?.off.includes(kind)) return { kind: 'drop' };
  const reachable = chats.filter((chat) => !chat.left && channels.has(chat.channel) && chat.language !== undefined);
  if (reachable.length === 0) return { kind: 'drop' };
  const quietUntil = rule.urgent || !wishes?.quiet ? undefined : localTime.endOfQuiet(wishes.quiet, now);
  if (quietUntil) return { kind: 'hold', why: 'quiet', until: quietUntil };
  const latest = [...reachable].sort((a, b) => b.lastInboundAt.getTime() - a.lastInboundAt.getTime());
  const chosen = latest.find((chat) => rule.worthPaying || isFree(chat, channels.get(chat.channel), now));
  return chosen ? { kind: 'place', chat: chosen._id } : { kind: 'hold', why: 'session', until: new Date(now.getTime() + LOOK_AGAIN_MS) };
}

/** True where a message costs nothing now: always on Telegram, within the session on Viber. */
export function isFree(chat: Pick<Conversation, 'sessionStartAt'>, channel: Channel | undefined, now: Date): boolean {
  if (channel?.sessionWindowMs === undefined) return true;
  return chat.sessionStartAt !== undefined && now.getTime() - chat.sessionStartAt.getTime() < channel.sessionWindowMs;
}
