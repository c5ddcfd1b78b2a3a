import { mkdtemp, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_FOLDER = '/dev/shm';
const ROOM_BYTES_MIN = 2 * 1024 ** 3;

/**
 * A new folder for data that nobody needs after the run: in memory where there is plenty of it (building a test file's
 * indexes takes a third of the time there), else among the temporary files. The caller deletes it.
 */
export async function scratchFolder(name: string): Promise<string> {
  return mkdtemp(join(await hasRoomInMemory() ? MEMORY_FOLDER : tmpdir(), `myanjobs-${name}-`));
}

async function hasRoomInMemory(): Promise<boolean> {
  if (process.platform !== 'linux' || freemem() < ROOM_BYTES_MIN) return false;
  return statfs(MEMORY_FOLDER).then(({ bavail, bsize }) => bavail * bsize >= ROOM_BYTES_MIN, () => false);
}
