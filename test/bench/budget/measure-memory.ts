import { readFile } from 'node:fs/promises';

export interface Memory {
  /** Megabytes resident now, and at most since the process began. */
  readonly resident: number;
  readonly peak: number;
}

/** What the kernel says of a process (Linux). */
export async function memoryOf(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
  return { resident: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 };
}
