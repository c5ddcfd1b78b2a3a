import type { TourTools } from './tour-tools.ts';

const MODERATOR = 'U Kyaw';
const SIGN_IN = /\/admin\//;

/** The moderator writes /panel and follows the one-time link; a session that is over begins anew. */
export async function signsIn({ player, panel, until }: TourTools): Promise<void> {
  const moderator = player(MODERATOR);
  const before = moderator.newestLink(SIGN_IN);
  await moderator.say('/panel');
  const link = await until('the sign-in link', () => { const newest = moderator.newestLink(SIGN_IN); return newest !== before && newest; });
  await panel.open(link);
  await panel.submit(/./);
}

/** Approves the newest post of the queue and shows its page; returns the job's id. */
export async function approvesNewest({ panel, openPage }: TourTools): Promise<string> {
  const queue = await panel.open('/admin');
  const waiting = [...queue.matchAll(/href="(\/admin\/jobs\/\w+)"/g)].at(-1)?.[1];
  if (!waiting) throw new Error('the queue is empty');
  await panel.open(waiting);
  await panel.submit(/\/approve"/);
  openPage(waiting);
  return waiting.split('/').at(-1) ?? '';
}
