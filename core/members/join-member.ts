import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { Members } from './member.model.ts';

const NAME_LENGTH_MAX = 60;

/**
 * Makes a member for a chat that is new to us and returns its id. A name from the channel is only a first guess: it is cut to
 * 60 characters and the person changes it in the profile.
 */
export async function joinMember(tx: Tx, input: { name?: string } = {}): Promise<string> {
  const id = newId();
  const name = input.name?.trim().slice(0, NAME_LENGTH_MAX);
  await Members(tx).create([{ _id: id, ...(name ? { name } : {}), status: 'active', roles: [], notices: { off: [] }, createdAt: tx.clock.now(), acts: 0 }], { session: tx.session });
  return id;
}
