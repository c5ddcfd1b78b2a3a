import { ConfigError } from '../config.ts';
import type { Reader } from '../db/database.ts';
import { claimFolder, releaseFolder } from './claim-folder.ts';
import type { FileStore } from './file-store.ts';
import { folderId, folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';

export interface OpenStore {
  readonly store: FileStore;
  /** Renews the claim on a folder; call it every minute. Does nothing for S3. Throws when another host has taken over. */
  beat(): Promise<void>;
  /** Lets the folder go. */
  close(): Promise<void>;
}

/**
 * Opens the store that `FILES_URL` names: `file:PATH` (a folder of this host) or `s3://KEY:SECRET@HOST/BUCKET?region=REGION`
 * (`&http=1` for a plain-http store on the own network). Throws `ConfigError` for anything else, and for a folder while another
 * host keeps the files of this database in its own.
 */
export async function openFileStore(reader: Reader, input: { filesUrl: string; hostId: string }): Promise<OpenStore> {
  if (input.filesUrl.startsWith('s3://')) return { store: s3Store(readS3Url(input.filesUrl)), beat: nothing, close: nothing };
  if (!input.filesUrl.startsWith('file:')) throw new ConfigError('setting FILES_URL is malformed: must begin with file: or s3://');
  const folder = input.filesUrl.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  if (folder === '') throw new ConfigError('setting FILES_URL is malformed: file: names no folder');
  const id = await folderId(folder);
  const beat = async (): Promise<void> => {
    const claimed = await claimFolder(reader, { folder: id, host: input.hostId });
    if (!claimed.ok) {
      throw new ConfigError(`setting FILES_URL names a folder, but host ${String(claimed.params?.['host'])} already keeps the files of this database in its own: use an s3:// store`);
    }
  };
  await beat();
  return { store: folderStore(folder), beat, close: () => releaseFolder(reader, id) };
}

async function nothing(): Promise<void> { /* an S3 store belongs to no host */ }

function readS3Url(filesUrl: string): Parameters<typeof s3Store>[0] {
  const malformed = new ConfigError('setting FILES_URL is malformed: must be s3://KEY:SECRET@HOST/BUCKET?region=REGION');
  if (!URL.canParse(filesUrl)) throw malformed;
  const url = new URL(filesUrl);
  const bucket = url.pathname.replace(/^\/|\/$/g, '');
  if (!url.username || !url.password || !url.host || !/^[\w.-]+$/.test(bucket)) throw malformed;
  const scheme = url.searchParams.get('http') === '1' ? 'http' : 'https';
  return {
    bucketUrl: `${scheme}://${url.host}/${bucket}`,
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
}
