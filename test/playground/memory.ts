import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SavedTelegram } from '../emulators/telegram/saved-telegram.ts';
import type { SavedViberPhone } from '../emulators/viber/saved-phone.ts';
import type { Person } from './phone-book.ts';

/** What the playground itself remembers from one start to the next. The app's data is in its database. */
export interface Memory {
  /** Raised when the form of this file changes: an older one starts over. */
  readonly version: typeof MEMORY_VERSION;
  readonly secretKey: string;
  readonly clockOffsetMs: number;
  /** Ports are kept so that links in old messages stay good. */
  readonly ports: {
    readonly app: number; readonly telegram: number; readonly viber: number; readonly wallet: number;
    readonly wavepay?: number; readonly wavepages?: number; readonly ayagateway?: number; readonly ayawallet?: number; readonly mmqr?: number;
  };
  readonly people: readonly Person[];
  readonly telegram?: SavedTelegram;
  readonly viber: readonly SavedViberPhone[];
}

export const MEMORY_VERSION = 1;

/** The memory of the last run; undefined at the first start, or when another version wrote it. */
export async function readMemory(file: string): Promise<Memory | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const memory: Memory = JSON.parse(text);
  return memory.version === MEMORY_VERSION ? memory : undefined;
}

/** Writes it whole or not at all. */
export async function writeMemory(file: string, memory: Memory): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(memory));
  await rename(`${file}.new`, file);
}
