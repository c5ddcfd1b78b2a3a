import { spawn } from 'node:child_process';

const TAIL_CHARACTERS = 2_000;

/** Runs a program to its end and gives what it printed. Fails with its last words when it cannot start or exits with an error. */
export async function runCommand(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let output = '';
    const hear = (chunk: Buffer): void => { output = (output + chunk.toString()).slice(-TAIL_CHARACTERS); };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${output.trim()}`));
    });
  });
}
