import { z } from 'zod';
import type { IntentHandlers } from '../intents/intent.ts';
import { meetJob } from './meet-job.ts';
import { sendDigest } from './send-digest.ts';

const jobOf = z.object({ job: z.string() });
const memberOf = z.object({ member: z.string() });

/** The intents of saved searches: `watch.meet` and `watch.digest`. They only write to our own database. */
export const watchIntents: IntentHandlers = {
  'watch.meet': async (context, intent) => {
    await meetJob(context, jobOf.parse(intent.payload).job);
    return { kind: 'done' };
  },
  'watch.digest': async (context, intent) => {
    await sendDigest(context, { member: memberOf.parse(intent.payload).member, intent: intent._id });
    return { kind: 'done' };
  },
};
