import { MINUTE } from '../clock.ts';
import { isDuplicateKey, type Reader } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { type FolderClaim, FolderClaims } from './folder-claim.model.ts';

/** A host that has not renewed its claim for so long is gone. Renew at least every minute. */
export const CLAIM_LASTS_MS = 3 * MINUTE;

/**
 * Says that this process keeps files in the folder with this id (`folderId`); called at the start and then every minute. Another
 * folder while its host is alive is refused, `folder_taken` (`host`): two hosts would each have half of the files.
 */
export async function claimFolder(reader: Reader, claim: { folder: string; host: string }): Promise<Result<undefined, 'folder_taken'>> {
  const now = reader.clock.now();
  try {
    await FolderClaims(reader).updateOne(
      { _id: 'files', $or: [{ folder: claim.folder }, { beatAt: { $lt: new Date(now.getTime() - CLAIM_LASTS_MS) } }] },
      { $set: { ...claim, beatAt: now } },
      { upsert: true },
    );
    return ok();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const held = await FolderClaims(reader).findById('files').lean<FolderClaim>();
    return refused('folder_taken', { host: held?.host ?? '' });
  }
}

/** Lets the folder go at a clean stop, so that another host may take over at once. */
export async function releaseFolder(reader: Reader, folder: string): Promise<void> {
  await FolderClaims(reader).deleteOne({ _id: 'files', folder });
}
