import { readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { raiseStage } from './raise-stage.ts';
import { startPlayground } from './server/playground-server.ts';

/**
 * `npm run demo`: everything on this machine, nothing real. The last line is `playground: URL`. A second run goes on where the
 * first ended; `-- --fresh` starts over; Ctrl-C ends all processes. `PORT` sets the playground's port (any free one otherwise).
 */
const DIR = process.env['PLAYGROUND_DIR'] ?? join(import.meta.dirname, '..', '..', '.data');
const LOCK = join(DIR, 'demo.pid');

await refuseSecond();
const begun = performance.now();
const { stage, mediaOrigins, stop } = await raiseStage({ dir: DIR, fresh: process.argv.includes('--fresh'), say });
const playground = await startPlayground(stage, Number(process.env['PORT'] ?? 0), mediaOrigins);
say(`ready after ${((performance.now() - begun) / 1000).toFixed(1)} s; Ctrl-C ends it`);
process.stdout.write(`playground: ${playground.url}\n`);

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {
  if (ending) process.exit(1);
  ending = true;
  say('ending everything (again to end at once)');
  end().then(() => process.exit(0), (error: unknown) => {
    say(String(error));
    process.exit(1);
  });
});

async function end(): Promise<void> {
  await playground.stop();
  await stop();
  await rm(LOCK, { force: true });
}

/** Two demos on one folder would fight over its database. */
async function refuseSecond(): Promise<void> {
  const pid = Number(await readFile(LOCK, 'utf8').catch(() => ''));
  if (pid > 0 && pid !== process.pid && isAlive(pid)) {
    process.stderr.write(`demo: it is already running (process ${pid}); end that one first\n`);
    process.exit(1);
  }
  await mkdir(DIR, { recursive: true });
  await writeFile(LOCK, String(process.pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // nobody there (or not ours to ask)
  }
}

function say(line: string): void {
  process.stderr.write(`demo: ${line}\n`);
}
