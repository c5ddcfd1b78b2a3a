import { MINUTE } from '../clock.ts';
import { inTransaction, type Reader } from '../db/database.ts';
import type { IntentHandlers, IntentOutcome } from '../intents/intent.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { findMember } from '../members/find-member.ts';
import { notify } from '../notices/notify.ts';
import { type Link, Links } from './link.model.ts';
import { LinkedChats } from './linked-chat.model.ts';
import { MERGE_STEPS, type MergeStep } from './merge-steps.ts';

/** Points every conversation of `from` to `to`. Given by main.ts: conversations belong to bots/. May be run again. */
export type RepointChats = (reader: Reader, from: string, to: string) => Promise<void>;

/** What was written by the old id while the merge ran (a turn under way) is swept up so much later. */
const SECOND_PASS_MS = 10 * MINUTE;

/** The intents of core/linking: `member.merge` moves what a merged member owns, and resumes where it stopped. */
export function linkingIntents(deps: { repointChats: RepointChats }): IntentHandlers {
  return {
    'member.merge': (context, intent) => mergeMember(context, deps.repointChats, String(intent.payload['link']), intent.payload['again'] === true),
  };
}

/**
 * Moves, concept by concept, what the second member of a confirmed link owns to the member it became (wherever that one has
 * been merged since). Every part is a row of small transactions and is noted when it is done; a crash resumes there. The second
 * pass looks through everything once more and says nothing.
 */
export async function mergeMember(reader: Reader, repointChats: RepointChats, linkId: string, again = false): Promise<IntentOutcome> {
  const link = await Links(reader).findById(linkId).lean<Link>();
  if (link?.state !== 'confirmed' || !link.second) return { kind: 'done' };
  const from = link.second;
  const target = await findMember(reader, from);
  if (!target || target._id === from) return { kind: 'case', error: `link ${linkId} is confirmed, but its member was not merged` };
  await repointChats(reader, from, target._id);
  for (const [name, step] of Object.entries(MERGE_STEPS)) {
    if (again || !link.merged.includes(name)) await runStep(reader, { link: linkId, name, step, from, to: target._id });
  }
  if (!again) await finishMerge(reader, linkId, from, target._id);
  return { kind: 'done' };
}

async function runStep(reader: Reader, part: { link: string; name: string; step: MergeStep; from: string; to: string }): Promise<void> {
  for (let left = 1; left > 0;) {
    left = await inTransaction(reader, async (tx) => {
      const remaining = await part.step(tx, part.from, part.to);
      if (remaining === 0) await Links(tx).updateOne({ _id: part.link }, { $addToSet: { merged: part.name } }, { session: tx.session });
      return remaining;
    });
  }
}

async function finishMerge(reader: Reader, link: string, from: string, to: string): Promise<void> {
  await inTransaction(reader, async (tx) => {
    await LinkedChats(tx).updateMany({ member: from }, { $set: { member: to } }, { session: tx.session });
    await notify(tx, { id: `link:${link}:done`, member: to, kind: 'link.done' });
    await planIntent(tx, {
      id: `link:${link}:merge-again`, kind: 'member.merge', payload: { link, again: true },
      dueAt: new Date(tx.clock.now().getTime() + SECOND_PASS_MS),
    });
  });
}
