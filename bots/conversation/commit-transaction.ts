import { isUnreachable } from '../../core/db/is-unreachable.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { Conversation } from './conversation.ts';
import { InDoubtError, type CommitOutcome } from './group-commit.ts';
import type { TurnHost } from './turn-host.ts';

/**
 * Writes the conversation as the last write of the step's transaction and commits it. When the answer was lost, reads back whose commit
 * stands. Throws when the database is away, or cannot say (`InDoubtError`); the transaction is over in every case.
 */
export async function commitTransaction(
  store: ConversationStore, host: TurnHost, stored: Conversation | undefined, next: Omit<Conversation, 'seq' | 'commit'>,
): Promise<CommitOutcome> {
  const { session } = host;
  if (!session) throw new Error('no transaction is open');
  let written: Conversation | 'lost' = 'lost';
  try {
    written = await store.commitIn(session, stored, next);
    if (written === 'lost') {
      await host.abandon();
      return 'lost';
    }
    await host.commit();
  } catch (error) {
    store.forget(next._id);
    const stands = written !== 'lost' && await standsAfterAll(store, written, host);
    if (stands) host.ring();
    await host.abandon().catch(() => { store.forget(next._id); }); // ends the session; the server gives up what it cannot hear of
    if (!stands && isUnreachable(error)) throw error;
    if (!stands) return 'lost';
  }
  if (written !== 'lost') store.committed(written);
  return 'committed';
}

async function standsAfterAll(store: ConversationStore, written: Conversation, host: TurnHost): Promise<boolean> {
  try {
    return await store.stands(written);
  } catch (failure) {
    await host.abandon().catch(() => { store.forget(written._id); });
    throw new InDoubtError('a commit got no answer', { cause: failure });
  }
}
