import type { Account } from './account.ts';
import type { BotMessage } from './bot-message.ts';
import { clientRefusal } from './client-checks.ts';
import { isFetched, mediaRefusal } from './fetch-media.ts';
import type { Person } from './person.ts';

const queues = new WeakMap<Person, Promise<void>>();

/**
 * Brings an accepted message to the person's phone: it is shown at once (after its media were fetched, if any) and `delivered`
 * and `seen` follow, or the phone refuses it and `failed` follows (channels.md §1.3). Messages keep their order.
 */
export function arrive(account: Account, person: Person, message: BotMessage, token: string): void {
  const refusal = clientRefusal(message);
  const before = queues.get(person);
  const fetches = message.fetches.some(isFetched);
  if (before === undefined && !fetches) {
    settle(account, person, message, token, refusal);
    return;
  }
  const turn = account.delivery.whileActive(async () => {
    await before;
    settle(account, person, message, token, refusal ?? (await mediaRefusal(message.fetches)));
  });
  queues.set(person, turn);
  void turn.then(() => {
    if (queues.get(person) === turn) queues.delete(person);
  });
}

/** Tells the bot that the message reached one device of the person. */
export function emitReceipt(account: Account, person: Person, kind: 'delivered' | 'seen', token: string): Promise<unknown> {
  return account.emit(kind, { user_id: person.facts.id }, token);
}

function settle(account: Account, person: Person, message: BotMessage, token: string, refusal: string | undefined): void {
  if (refusal === undefined) person.show(message, token);
  if (refusal === undefined && !person.receipts.delivered) return;
  if (!account.eventTypes.has('delivered') && !account.eventTypes.has('seen') && refusal === undefined) return;
  void account.delivery.whileActive(async () => {
    await new Promise(resolve => setImmediate(resolve));
    if (refusal !== undefined) {
      await account.emit('failed', { user_id: person.facts.id, desc: refusal }, token);
      return;
    }
    await Promise.all(Array.from({ length: person.facts.devices }, () => emitReceipt(account, person, 'delivered', token)));
    if (person.receipts.seen) await emitReceipt(account, person, 'seen', token);
  });
}
