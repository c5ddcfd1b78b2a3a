import type { Reader } from '../db/database.ts';
import { Watches, type Watch } from './watch.model.ts';

/** A member's saved searches, the oldest first; at most WATCHES_MAX for each of the chats that were linked. One statement. */
export async function listWatches(reader: Reader, member: string): Promise<Watch[]> {
  return Watches(reader).find({ member }, {}, { session: reader.session }).sort({ createdAt: 1, _id: 1 }).lean<Watch[]>();
}

/** One saved search of this member; `undefined` for another's. One statement. */
export async function findWatch(reader: Reader, input: { member: string; watch: string }): Promise<Watch | undefined> {
  return await Watches(reader).findOne({ _id: input.watch, member: input.member }, {}, { session: reader.session }).lean<Watch>() ?? undefined;
}

/** A saved search by its id, whoever's it is: for the words of an alert. One statement. */
export async function watchById(reader: Reader, watch: string): Promise<Watch | undefined> {
  return await Watches(reader).findById(watch, {}, { session: reader.session }).lean<Watch>() ?? undefined;
}
