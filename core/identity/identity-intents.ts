import { HOUR, MINUTE } from '../clock.ts';
import { inTransaction, type Reader } from '../db/database.ts';
import { PICTURE_BYTES_MAX } from '../files/file-rules.ts';
import type { FileSource, FileStore } from '../files/file-store.ts';
import { sniffType } from '../files/sniff-type.ts';
import type { IntentHandlers, IntentOutcome } from '../intents/intent.ts';
import { tellMoneyRole } from '../moderation/tell-money-role.ts';
import { notify } from '../notices/notify.ts';
import type { Vault } from '../vault.ts';
import { IdentityChecks, type IdentityCheck } from './identity.model.ts';
import { purposeOf } from './open-document.ts';

const GIVES_UP_AFTER_MS = 24 * HOUR;
const RETRY_MS = 2 * MINUTE;

export interface IdentityDeps {
  readonly source: FileSource;
  readonly store: FileStore;
  readonly vault: Vault;
}

/** The intents of core/identity: `identity.fetch` brings a document's photo, encrypted, into the file store; `identity.erase` deletes it there. */
export function identityIntents(deps: IdentityDeps): IntentHandlers {
  return {
    'identity.fetch': (context, intent) => fetchDocument(context, deps, String(intent.payload['check'])),
    'identity.erase': async (_context, intent) => {
      await deps.store.remove(String(intent.payload['key']));
      return { kind: 'done' };
    },
  };
}

/** Fetches, looks at the first bytes, encrypts under a key of this check alone, keeps. The plain bytes are never written anywhere. */
async function fetchDocument(reader: Reader, { source, store, vault }: IdentityDeps, id: string): Promise<IntentOutcome> {
  const check = await IdentityChecks(reader).findById(id).lean<IdentityCheck>();
  if (check?.state !== 'fetching' || !check.source) return { kind: 'done' };
  const now = reader.clock.now();
  const bytes = await source.fetch(check.source.channel, check.source.ref, PICTURE_BYTES_MAX).catch((error: unknown) => (error instanceof Error ? error : new Error('no answer')));
  if (bytes instanceof Error) {
    if (now.getTime() - check.createdAt.getTime() < GIVES_UP_AFTER_MS) return { kind: 'retry', at: new Date(now.getTime() + RETRY_MS), error: bytes.message };
    return turnAway(reader, check);
  }
  const type = typeof bytes === 'string' ? undefined : sniffType(bytes);
  if (typeof bytes === 'string' || type?.group !== 'picture') return turnAway(reader, check);
  const key = `identity/${id}.sealed`;
  await store.put(key, vault.seal(purposeOf(id), bytes), 'application/octet-stream');
  await inTransaction(reader, async (tx) => {
    const kept = await IdentityChecks(tx).updateOne({ _id: id, state: 'fetching' }, { $set: { state: 'waiting', key, mime: type.mime }, $unset: { source: 1 } }, { session: tx.session });
    if (kept.matchedCount === 1) await tellMoneyRole(tx, `identity:${id}`);
  });
  return { kind: 'done' };
}

async function turnAway(reader: Reader, { _id, member }: IdentityCheck): Promise<IntentOutcome> {
  await inTransaction(reader, async (tx) => {
    const ended = await IdentityChecks(tx).updateOne({ _id, state: 'fetching' }, { $set: { state: 'lost' }, $unset: { live: 1, source: 1 } }, { session: tx.session });
    if (ended.matchedCount === 1) await notify(tx, { id: `identity:${_id}:decided`, member, kind: 'identity.refused', params: { reason: 'unreadable' } });
  });
  return { kind: 'done' };
}
