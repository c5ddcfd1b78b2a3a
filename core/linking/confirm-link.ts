import { DAY } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { absorbMember } from '../members/absorb-member.ts';
import { findMember } from '../members/find-member.ts';
import { notify } from '../notices/notify.ts';
import { LinkedChats } from './linked-chat.model.ts';
import { type Link, Links } from './link.model.ts';

export type ConfirmRefusal = 'link_expired' | 'already_one' | 'banned' | 'member_not_found';

/**
 * The first chat says yes: the second chat's member becomes part of the first's, from this commit on (`mergedInto`), and the
 * intent `member.merge` moves what it owns. Conditional on the question being open and on both members: two chats that
 * confirm each other at the same instant make one person, never none. Refuses `link_expired` (also another's question, or one
 * answered before), `already_one`, `banned`, `member_not_found`.
 */
export async function confirmLink(tx: Tx, input: { member: string; link: string }): Promise<Result<{ member: string }, ConfirmRefusal>> {
  const link = await answerLink(tx, input, 'confirmed');
  if (!link?.second || !link.secondChat) return refused('link_expired');
  const joined = await absorbMember(tx, { from: link.second, to: link.first });
  if (!joined.ok) return joined;
  const member = joined.value._id;
  for (const chat of [link.firstChat, link.secondChat]) {
    await LinkedChats(tx).updateOne({ _id: chat }, { $set: { member, since: tx.clock.now() } }, { session: tx.session, upsert: true });
  }
  await planIntent(tx, { id: `link:${link._id}:merge`, kind: 'member.merge', payload: { link: link._id } });
  return ok({ member });
}

/** The first chat says no; the second is told. Refuses `link_expired`. */
export async function declineLink(tx: Tx, input: { member: string; link: string }): Promise<Result<undefined, 'link_expired'>> {
  const link = await answerLink(tx, input, 'declined');
  if (!link?.second) return refused('link_expired');
  await notify(tx, { id: `link:${link._id}:refused`, member: link.second, kind: 'link.refused' });
  return ok();
}

/** The question of this member that is open: to be drawn before it is answered. */
export async function findOpenLink(tx: Pick<Tx, 'db' | 'clock'>, input: { member: string; link: string }): Promise<{ secondName?: string; channel: string } | undefined> {
  const link = await Links(tx).findOne({ _id: input.link, first: input.member, state: 'entered', dueAt: { $gt: tx.clock.now() } }).lean<Link>();
  if (!link?.second || !link.secondChat) return undefined;
  const name = (await findMember(tx, link.second))?.name;
  return { channel: link.secondChat.split(':')[0] ?? '', ...(name && { secondName: name }) };
}

/** A confirmed link is kept a month: what was merged may be asked about. */
const CONFIRMED_KEPT_MS = 30 * DAY;

async function answerLink(tx: Tx, input: { member: string; link: string }, state: 'confirmed' | 'declined'): Promise<Link | undefined> {
  const now = tx.clock.now();
  const link = await Links(tx).findOneAndUpdate(
    { _id: input.link, first: input.member, state: 'entered', dueAt: { $gt: now } },
    { $set: { state, ...(state === 'confirmed' && { removeAt: new Date(now.getTime() + CONFIRMED_KEPT_MS) }) } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Link>();
  return link ?? undefined;
}
