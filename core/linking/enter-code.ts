import { HOUR } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { findMember } from '../members/find-member.ts';
import { type InactiveCode, requireActive } from '../members/require-active.ts';
import { notify } from '../notices/notify.ts';
import { CODE_LASTS_MS, hashLinkCode, TRIES_MAX } from './link-code.ts';
import { type LinkTries, LinkTriesOf } from './link-tries.model.ts';
import { type Link, Links } from './link.model.ts';

/** A wrong code is no refusal: refusals undo the transaction, and the try has to be counted. */
export type Entered =
  | { readonly kind: 'wrong'; readonly left: number }
  /** The first chat is being asked; the name is whose account it would become. */
  | { readonly kind: 'asked'; readonly name?: string };

/**
 * The second chat types the code. The first chat is then asked to confirm, ten minutes at most. Refuses `too_many_tries`
 * (five wrong codes within an hour, `TRIES_MAX`), `same_person` (one's own code), `banned`, `member_not_found`.
 */
export async function enterCode(
  tx: Tx, input: { member: string; chat: string; code: string },
): Promise<Result<Entered, InactiveCode | 'too_many_tries' | 'same_person'>> {
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const second = active.value;
  const now = tx.clock.now();
  const tries = await LinkTriesOf(tx).findById(second._id, {}, { session: tx.session }).lean<LinkTries>();
  const counted = tries && tries.until > now ? tries.tries : 0;
  if (counted >= TRIES_MAX) return refused('too_many_tries');

  const link = await Links(tx).findOne(
    { codeHash: await hashLinkCode(input.code), state: 'open', dueAt: { $gt: now } }, {}, { session: tx.session },
  ).lean<Link>();
  const first = link ? await findMember(tx, link.first) : undefined;
  if (!link || !first) return ok({ kind: 'wrong', left: TRIES_MAX - await countTry(tx, second._id, counted) });
  if (first._id === second._id) return refused('same_person');
  await Links(tx).updateOne(
    { _id: link._id, state: 'open' },
    { $set: { state: 'entered', second: second._id, secondChat: input.chat, dueAt: new Date(now.getTime() + CODE_LASTS_MS) } },
    { session: tx.session },
  );
  await notify(tx, {
    id: `link:${link._id}:confirm`, member: first._id, kind: 'link.confirm',
    params: { link: link._id, channel: input.chat.split(':')[0] ?? '', name: second.name ?? '' },
  });
  return ok({ kind: 'asked', ...(first.name && { name: first.name }) });
}

/** Counts one wrong try and returns how many there are; the hour begins with the first. */
async function countTry(tx: Tx, member: string, counted: number): Promise<number> {
  await LinkTriesOf(tx).updateOne(
    { _id: member },
    counted === 0
      ? { $set: { tries: 1, until: new Date(tx.clock.now().getTime() + HOUR) } }
      : { $inc: { tries: 1 } },
    { session: tx.session, upsert: true },
  );
  return counted + 1;
}
