import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the servers die with the program that started them, even when it is killed', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'myanjobs-orphan-'));
  const program = spawn(process.execPath, [join(import.meta.dirname, 'orphan.ts'), dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(program.stdout, 'data');
  const pids = String(line).trim().split(' ').map(Number);
  expect(pids).toHaveLength(2);
  expect(pids.map(runs)).toEqual([true, true]);
  program.kill('SIGKILL');
  await expect.poll(() => pids.map(runs), { timeout: 30_000 }).toEqual([false, false]);
  await rm(dir, { recursive: true, force: true });
});

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
