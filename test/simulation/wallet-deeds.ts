import { Conversations } from '../../bots/conversation/conversation.model.ts';
import type { Conversation } from '../../bots/conversation/conversation.ts';
import { HOUR } from '../../core/clock.ts';
import { refused, type Result } from '../../core/errors.ts';
import { postTransfer } from '../../core/ledger/post-transfer.ts';
import { readWallet } from '../../core/ledger/read-wallet.ts';
import { confirmLink } from '../../core/linking/confirm-link.ts';
import { enterCode } from '../../core/linking/enter-code.ts';
import { Links, type Link } from '../../core/linking/link.model.ts';
import { startLink } from '../../core/linking/start-link.ts';
import { unlinkChat } from '../../core/linking/unlink-chat.ts';
import type { Chat } from '../../flows/engine/chat.ts';
import { memberOf } from '../../flows/member-of.ts';

/** Kyat of a hold that nobody ends but the clock, and after how long. */
export const CLOCKED = { amount: 700, hours: 5 } as const;

/** Holds money in the person's wallet until its time is over. */
export async function holdForHours(chat: Chat, _args: readonly string[], mark: string): Promise<Result<unknown, string>> {
  const tx = await chat.tx();
  return postTransfer(tx, {
    key: `hold:${mark}`, code: 'correction', debit: await readWallet(tx, memberOf(chat)), credit: 'adjustments', amount: CLOCKED.amount, reference: `mark:${mark}`,
    pending: { expiresAt: new Date(tx.clock.now().getTime() + CLOCKED.hours * HOUR) },
  });
}

/** Another chat becomes this person's: the code, the second chat's typing and the first chat's yes in one moment. What is under way in both goes on. */
export async function linkChats(chat: Chat, [otherChat = '']: readonly string[]): Promise<Result<unknown, string> | undefined> {
  const first = memberOf(chat);
  const second = (await Conversations(chat.read).findById(otherChat).lean<Conversation>())?.member;
  if (second === undefined) return undefined;
  const tx = await chat.tx();
  const shown = await startLink(tx, { member: first, chat: chat.id });
  if (!shown.ok) return shown;
  const entered = await enterCode(tx, { member: second, chat: otherChat, code: shown.value.code });
  if (!entered.ok) return entered;
  const link = await Links(tx).findOne({ first, state: 'entered', secondChat: otherChat }, null, { session: tx.session }).lean<Link>();
  return link ? confirmLink(tx, { member: first, link: link._id }) : refused('link_expired');
}

/** This chat parts from the other: everything stays there. */
export async function partChat(chat: Chat): Promise<Result<unknown, string>> {
  const parted = await unlinkChat(await chat.tx(), { member: memberOf(chat), chat: chat.id });
  if (parted.ok) chat.become(parted.value.member);
  return parted;
}
