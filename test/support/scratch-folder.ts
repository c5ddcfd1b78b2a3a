import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_FOLDER = '/dev/shm';
const ROOM_BYTES_MIN = 2 * 1024 ** 3;
const LEFT = /^myanjobs-test-(\d+)-/;

/**
 * A new folder for data that nobody needs after the run: in memory where there is plenty of it (building a test file's
 * indexes takes a third of the time there), else among the temporary files. The caller deletes it; what killed runs left
 * behind is deleted here.
 */
export async function scratchFolder(): Promise<string> {
  const parent = await hasRoomInMemory() ? MEMORY_FOLDER : tmpdir();
  for (const name of await readdir(parent)) {
    const pid = LEFT.exec(name)?.[1];
    if (pid !== undefined && !runs(Number(pid))) await rm(join(parent, name), { recursive: true, force: true });
  }
  return mkdtemp(join(parent, `myanjobs-test-${process.pid}-`));
}

async function hasRoomInMemory(): Promise<boolean> {
  if (process.platform !== 'linux' || freemem() < ROOM_BYTES_MIN) return false;
  return statfs(MEMORY_FOLDER).then(({ bavail, bsize }) => bavail * bsize >= ROOM_BYTES_MIN, () => false);
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // it runs, as somebody else
  }
}
