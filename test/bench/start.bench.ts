import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../servers/run-command.ts';
import { barePath, outerEnvironment } from './bare-machine.ts';
import { atMost, type BenchResult, shown } from './figure.ts';

const FIRST_SECONDS_MAX = 180;
const SECOND_SECONDS_MAX = 10;
const PLAYGROUND_MS_MAX = 300_000;

/**
 * From a fresh clone of the committed project to the playground's page, with empty caches; then once
 * more. What is installed on the machine is used; `-- --bare` hides its MongoDB, Redis and apt-get.
 */
export async function run(options: readonly string[]): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'myanjobs-start-'));
  const clone = join(folder, 'clone');
  try {
    const env: NodeJS.ProcessEnv = { ...outerEnvironment(), XDG_CACHE_HOME: join(folder, 'cache'), npm_config_cache: join(folder, 'npm') };
    if (options.includes('--bare')) env.PATH = await barePath(env.PATH ?? '', join(folder, 'bin'));
    await runCommand('git', ['clone', '--quiet', join(import.meta.dirname, '../..'), clone]);
    const begun = performance.now();
    await runToEnd('npm', ['ci'], clone, env);
    const installed = secondsSince(begun);
    const firstPage = await secondsToPage(clone, env);
    const second = await secondsToPage(clone, env);
    return {
      figures: [
        shown('install_seconds', installed),
        atMost('install_and_first_start_seconds', installed + firstPage, FIRST_SECONDS_MAX),
        atMost('second_start_seconds', second, SECOND_SECONDS_MAX),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts the demo, opens its page once it is announced, stops the demo as Ctrl-C does and gives the seconds until the page. */
async function secondsToPage(clone: string, env: NodeJS.ProcessEnv): Promise<number> {
  const begun = performance.now();
  const demo = spawn('npm', ['run', 'demo'], { cwd: clone, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ended = new Promise<void>((resolve) => { demo.once('close', () => resolve()); });
  try {
    const page = await fetch(await announced(demo));
    if (!page.ok) throw new Error(`the playground answers ${page.status}`);
    return secondsSince(begun);
  } finally {
    if (demo.pid !== undefined && demo.exitCode === null) process.kill(-demo.pid, 'SIGINT');
    await ended;
  }
}

async function announced(demo: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the demo announced no playground')), PLAYGROUND_MS_MAX);
    let output = '';
    demo.stdout?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      output += chunk.toString();
      const url = /^playground: (\S+)$/m.exec(output)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    demo.once('close', (code) => {
      clearTimeout(timer);
      reject(new Error(`the demo ended with ${code} before it announced its playground`));
    });
  });
}

async function runToEnd(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', process.stderr, process.stderr] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}

function secondsSince(begun: number): number {
  return (performance.now() - begun) / 1000;
}
