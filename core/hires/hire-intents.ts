import { z } from 'zod';
import { inTransaction } from '../db/database.ts';
import type { IntentHandlers } from '../intents/intent.ts';
import { askRound, closeRound, remindRound } from './ask-round.ts';

const roundOf = z.object({ hire: z.string(), round: z.enum(['half', 'end']) });
const reminderOf = roundOf.extend({ n: z.number() });

/** The intents of hires: `hire.ask`, `hire.remind`, `hire.close`. All of them only write to our own database. */
export const hireIntents: IntentHandlers = {
  'hire.ask': async (context, intent) => {
    await inTransaction(context, (tx) => askRound(tx, roundOf.parse(intent.payload)));
    return { kind: 'done' };
  },
  'hire.remind': async (context, intent) => {
    await inTransaction(context, (tx) => remindRound(tx, reminderOf.parse(intent.payload)));
    return { kind: 'done' };
  },
  'hire.close': async (context, intent) => {
    await inTransaction(context, (tx) => closeRound(tx, roundOf.parse(intent.payload)));
    return { kind: 'done' };
  },
};
