import { MINUTE } from '../clock.ts';
import { inTransaction, type Tx } from '../db/database.ts';
import type { IntentHandlers } from '../intents/intent.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { listModerators } from '../members/list-moderators.ts';
import { notify } from '../notices/notify.ts';

/** A moderator hears that money waits for a decision at most once in so many milliseconds. */
const TELL_EVERY_MS = 15 * MINUTE;

/** Tells the money role soon that something waits for them, as part of the transaction that made it wait (a slip, a case, a refund by hand). */
export async function tellMoneyRole(tx: Tx, cause: string): Promise<void> {
  await planIntent(tx, { id: `money:${cause}:tell`, kind: 'money.tell' });
}

/** The intent of `tellMoneyRole`: one notice a moderator of the money role and quarter of an hour. */
export const moneyRoleIntents: IntentHandlers = {
  'money.tell': async (context) => {
    const slot = Math.floor(context.clock.now().getTime() / TELL_EVERY_MS);
    await inTransaction(context, async (tx) => {
      for (const { _id: member } of await listModerators(tx, ['money', 'owner'])) {
        await notify(tx, { id: `money:waiting:${member}:${slot}`, member, kind: 'money.waiting' });
      }
    });
    return { kind: 'done' };
  },
};
