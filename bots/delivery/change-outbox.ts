import type { SendOutcome } from '../channel.ts';
import type { Conversation, OutboxEntry } from '../conversation/conversation.ts';

const PAUSE_MS = 500;
/** A platform that comes back is noticed within this time. */
const PAUSE_MAX_MS = 15_000;

/** The conversation without what was sent (everything up to entry `last`), its cost written down, let go if nothing is left. */
export function clearSent(conversation: Conversation, { last, billing }: { readonly last: number; readonly billing: readonly number[] }): Conversation {
  const outbox = unsent(conversation, last);
  const waits = outbox.length > 0;
  return {
    ...conversation, outbox,
    delivery: waits ? conversation.delivery : undefined, dueAt: waits ? conversation.dueAt : undefined,
    ...(billing.length > 0 && { billing: addBilling(conversation.billing, billing) }),
  };
}

/** What is left, free for anybody to send at once. */
export function letGo(conversation: Conversation, last: number, now: Date): Conversation {
  const outbox = unsent(conversation, last);
  return { ...conversation, outbox, delivery: undefined, dueAt: outbox.length > 0 ? now : undefined };
}

/** What is left, free for anybody to send at that moment and not before. */
export function waitUntil(conversation: Conversation, last: number, moment: Date): Conversation {
  const outbox = unsent(conversation, last);
  const notBefore = outbox.length > 0 ? moment : undefined;
  return { ...conversation, outbox, delivery: undefined, notBefore, dueAt: notBefore };
}

/** The entry after a send whose outcome is unknown: one kind costs patience, the other may have doubled the message. */
export function countFailure(entry: OutboxEntry, { failed }: Extract<SendOutcome, { kind: 'unknown' }>): OutboxEntry {
  return failed ? { ...entry, failures: (entry.failures ?? 0) + 1 } : { ...entry, tries: entry.tries + 1 };
}

/** How long to wait before the entry is sent again: a second, then twice as long each time, fifteen seconds at most. */
export function pauseAfter({ tries, failures = 0 }: Pick<OutboxEntry, 'tries' | 'failures'>): number {
  return Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** (tries + failures));
}

function unsent(conversation: Conversation, last: number): readonly OutboxEntry[] {
  return conversation.outbox.filter((each) => each.n > last);
}

function addBilling(before: Conversation['billing'], statuses: readonly number[]): Readonly<Record<string, number>> {
  const billing: Record<string, number> = { ...before };
  for (const status of statuses) billing[status] = (billing[status] ?? 0) + 1;
  return billing;
}
