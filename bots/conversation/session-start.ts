import type { Inbound } from '../../flows/engine/inbound.ts';
import type { Conversation } from './conversation.ts';

/** Viber: the free session begins with the first message and lasts a fixed time. Opening the chat begins none. */
export function sessionStart(startedAt: Date | undefined, windowMs: number | undefined, inbound: Inbound, now: Date): Pick<Conversation, 'sessionStartAt'> {
  if (windowMs === undefined) return {};
  const live = startedAt && now.getTime() - startedAt.getTime() < windowMs;
  if (live) return { sessionStartAt: startedAt };
  return inbound.body.kind === 'opened' || inbound.body.kind === 'left' ? (startedAt ? { sessionStartAt: startedAt } : {}) : { sessionStartAt: now };
}
