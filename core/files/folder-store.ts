import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { newId } from '../db/new-id.ts';
import type { FileStore } from './file-store.ts';

/** Files in a folder of this host. A file appears whole or not at all: it is written beside and renamed. */
export function folderStore(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (key: string): string => {
    const path = join(root, key);
    if (!path.startsWith(root + sep)) throw new Error('a file key leads out of the folder');
    return path;
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const beside = `${path}.${newId(6)}.part`;
      await writeFile(beside, bytes);
      await rename(beside, path);
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async remove(key) { await rm(pathOf(key), { force: true }); },
  };
}

/** An id that lies in the folder itself, so that every process that sees the same folder has the same one. */
export async function folderId(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, '.folder-id');
  await writeFile(path, newId(), { flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  return (await readFile(path, 'utf8')).trim();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
