import type { Reader } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Vault } from '../vault.ts';
import { IdentityChecks, type IdentityCheck } from './identity.model.ts';

/** Each document is sealed under a key of its own. */
export const purposeOf = (id: string): string => `identity|${id}`;

/** The photo of a check that waits for a decision, decrypted; `undefined` when it is decided, or not there. Who may see it is the caller's to know. */
export async function openDocument(reader: Reader, vault: Vault, store: FileStore, id: string): Promise<{ bytes: Uint8Array; mime: string } | undefined> {
  const check = await IdentityChecks(reader).findById(id).lean<IdentityCheck>();
  if (check?.state !== 'waiting' || check.key === undefined || check.mime === undefined) return undefined;
  const sealed = await store.get(check.key);
  const bytes = sealed && vault.open(purposeOf(id), sealed);
  return bytes && { bytes, mime: check.mime };
}
