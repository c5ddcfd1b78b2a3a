import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloaded servers are kept for the next run of any clone: `$XDG_CACHE_HOME/myanjobs`, else `~/.cache/myanjobs`. */
export async function cacheFolder(): Promise<string> {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'myanjobs');
  await mkdir(folder, { recursive: true });
  return folder;
}
