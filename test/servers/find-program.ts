import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The full path of a program on PATH, or undefined. */
export async function findProgram(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (folder !== '' && await isProgram(path)) return path;
  }
  return undefined;
}

/** True for a file that this user may run. */
export async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}
