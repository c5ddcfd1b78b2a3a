import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Runs a development tool of node_modules in the project's folder; gives its exit code and all that it printed. */
export async function runTool(name: string, args: readonly string[], folder = ROOT, env: Readonly<Record<string, string>> = {}): Promise<{ readonly code: number; readonly output: string }> {
  const bin = join(ROOT, 'node_modules/.bin');
  return new Promise((resolve, reject) => {
    const child = spawn(join(bin, name), args, {
      cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    });
    let output = '';
    const hear = (chunk: Buffer): void => { output += chunk.toString(); };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Checks the types of the whole project; keeps what it learnt in `.cache/` for the next time. One thread, and a collector that is in no hurry: several
 * threads each work out the types of the libraries again, which took twice the processor time.
 */
export async function checkTypes(): Promise<{ readonly code: number; readonly output: string }> {
  return runTool('tsc', ['--noEmit', '--incremental', '--singleThreaded', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'], ROOT, { GOGC: '400' });
}
