import { SECOND } from '../clock.ts';
import type { Reader } from '../db/database.ts';
import { Announcements, type Announcement } from './announcement.model.ts';
import { ChannelPaces, type ChannelPace } from './channel-pace.model.ts';

/** Telegram allows about 20 messages a minute in one channel (reference channels.md §2.4): one every three seconds. */
const PACE_MS = 3 * SECOND;
const PACE_ID = 'announcements';

/**
 * Keeps the channel's pace: `undefined` when the call may be made now, otherwise the instant of the slot that was kept for this
 * announcement. Slots are given out in order, across processes; one that was kept and not used is used by the next call.
 */
export async function takeSlot(reader: Reader, { _id, slotAt }: Announcement): Promise<Date | undefined> {
  const now = reader.clock.now();
  if (slotAt) {
    if (slotAt > now) return slotAt;
    await Announcements(reader).updateOne({ _id }, { $unset: { slotAt: 1 } });
    return undefined;
  }
  const mine = { $max: ['$nextAt', now] };
  const pace = await ChannelPaces(reader).findOneAndUpdate(
    { _id: PACE_ID },
    [{ $set: { nextAt: { $add: [mine, PACE_MS] } } }],
    { upsert: true, returnDocument: 'after', updatePipeline: true },
  ).orFail().lean<ChannelPace>();
  const slot = new Date(pace.nextAt.getTime() - PACE_MS);
  if (slot <= now) return undefined;
  await Announcements(reader).updateOne({ _id }, { $set: { slotAt: slot } });
  return slot;
}
