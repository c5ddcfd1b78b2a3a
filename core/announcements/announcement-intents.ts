import { z } from 'zod';
import type { IntentHandlers } from '../intents/intent.ts';
import { editAnnouncement } from './edit-announcement.ts';
import { postAnnouncement, type PostDeps } from './post-announcement.ts';

const postPayload = z.object({ job: z.string(), round: z.number() });
const editPayload = z.object({ job: z.string(), edits: z.number() });

/** The intents `announce.post` and `announce.edit`. Without a channel they are done at once: announcing is off. */
export function announcementIntents(deps: PostDeps | undefined): IntentHandlers {
  return {
    'announce.post': async (context, intent) =>
      deps ? postAnnouncement(context, deps, postPayload.parse(intent.payload)) : { kind: 'done' },
    'announce.edit': async (context, intent) =>
      deps ? editAnnouncement(context, deps, editPayload.parse(intent.payload)) : { kind: 'done' },
  };
}
