import type { Conversation } from './conversation.ts';

/** More than `limit` messages in one minute: the first over it gets one polite word, the others are acknowledged and counted. */
export function overLimit(rate: Conversation['rate'], now: Date, limit: number): 'tell' | 'silent' | undefined {
  if (!rate || rate.minute !== Math.floor(now.getTime() / 60_000) || rate.count < limit) return undefined;
  return rate.count === limit ? 'tell' : 'silent';
}
