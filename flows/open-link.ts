import type { Chat } from './engine/chat.ts';
import { go, type Move } from './engine/flow.ts';

/**
 * Where a deep link leads. Payloads (≤ 64 of A-Z a-z 0-9 _ -): `j_JOB` a job, `j_JOB_CODE` a job that a friend recommends.
 * Anything else leads home.
 */
export async function openLink(_chat: Chat, payload: string): Promise<Move> {
  const [kind, job, code] = payload.split('_');
  if (kind === 'j' && job) return code ? go('find.recommended', job, code) : go('find.card', job);
  return go('home.menu');
}
