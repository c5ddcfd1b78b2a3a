import { mkdir, readdir, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const HIDDEN = new Set(['mongod', 'redis-server', 'apt-get']);

/** This process's environment without what `npm run` and this project added to it, and without configured servers. */
export function outerEnvironment(): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  delete env.MONGODB_URI;
  delete env.REDIS_URL;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '' && !folder.includes('node_modules'));
  return { ...env, PATH: folders.join(delimiter) };
}

/** A PATH of one folder that links to every program of `path` but the servers and their installer. */
export async function barePath(path: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const seen = new Set(HIDDEN);
  for (const from of path.split(delimiter)) {
    for (const name of await programsIn(from)) {
      if (seen.has(name)) continue;
      seen.add(name);
      await symlink(join(from, name), join(folder, name));
    }
  }
  return folder;
}

/** The names in a folder of PATH, which need not exist. */
async function programsIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  });
}
