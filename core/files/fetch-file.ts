import { createHash } from 'node:crypto';
import { HOUR, MINUTE } from '../clock.ts';
import { inTransaction, type Reader } from '../db/database.ts';
import type { IntentHandlers, IntentOutcome } from '../intents/intent.ts';
import { notify } from '../notices/notify.ts';
import { Files, type KeptFile } from './file.model.ts';
import type { FileSource, FileStore } from './file-store.ts';
import { bytesMax, cleanName, FILE_BYTES_MAX, type FileProblem } from './file-rules.ts';
import { sniffType } from './sniff-type.ts';

/** Telegram and Viber keep a file's address for about an hour; beyond a day of trying it is lost. */
const GIVES_UP_AFTER_MS = 24 * HOUR;
const RETRY_MS = 2 * MINUTE;

export interface FetchDeps {
  readonly source: FileSource;
  readonly store: FileStore;
}

/** The intents of core/files: `file.fetch` brings the bytes of a sent file from its channel into the store. */
export function fileIntents(deps: FetchDeps): IntentHandlers {
  return { 'file.fetch': (context, intent) => fetchFile(context, deps, String(intent.payload['file'])) };
}

/**
 * Fetches, checks and keeps one file. Idempotent: the key is the file's id, and the row moves only from `pending`. A file of a
 * wrong type or size is refused and its owner told; one that the channel no longer has is lost, and told as well.
 */
export async function fetchFile(reader: Reader, deps: FetchDeps, id: string): Promise<IntentOutcome> {
  const file = await Files(reader).findById(id).lean<KeptFile>();
  if (!file || file.state !== 'pending') return { kind: 'done' };
  const now = reader.clock.now();
  const fetched = await tryFetch(deps.source, file);
  if (fetched instanceof Error) {
    if (now.getTime() - file.createdAt.getTime() < GIVES_UP_AFTER_MS) return { kind: 'retry', at: new Date(now.getTime() + RETRY_MS), error: fetched.message };
    return turnAway(reader, file, 'lost');
  }
  if (fetched === 'gone') return turnAway(reader, file, 'lost');
  if (fetched === 'too_big') return turnAway(reader, file, 'refused', 'file_too_big');
  if (fetched.byteLength === 0) return turnAway(reader, file, 'refused', 'file_empty');
  const type = sniffType(fetched);
  if (!type) return turnAway(reader, file, 'refused', 'file_type');
  if (fetched.byteLength > bytesMax(type)) return turnAway(reader, file, 'refused', 'file_too_big');

  const key = `${id.slice(0, 2)}/${id}.${type.extension}`;
  await deps.store.put(key, fetched, type.mime);
  await Files(reader).updateOne(
    { _id: id, state: 'pending' },
    { $set: { state: 'kept', key, mime: type.mime, size: fetched.byteLength, name: cleanName(file.name, type), digest: createHash('sha256').update(fetched).digest('hex') } },
  );
  return { kind: 'done' };
}

async function tryFetch(source: FileSource, file: KeptFile): Promise<Uint8Array | 'gone' | 'too_big' | Error> {
  try {
    return await source.fetch(file.source.channel, file.source.ref, FILE_BYTES_MAX);
  } catch (error) {
    return error instanceof Error ? error : new Error('the channel could not be reached');
  }
}

async function turnAway(reader: Reader, file: KeptFile, state: 'refused' | 'lost', problem?: FileProblem): Promise<IntentOutcome> {
  await inTransaction(reader, async (tx) => {
    await Files(tx).updateOne({ _id: file._id, state: 'pending' }, { $set: { state, ...(problem && { problem }) } }, { session: tx.session });
    await notify(tx, {
      id: `file:${file._id}:refused`, member: file.owner, kind: 'file.refused',
      params: { file: file._id, name: file.name, problem: problem ?? 'file_lost' },
    });
  });
  return { kind: 'done' };
}
