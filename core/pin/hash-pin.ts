import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Vault } from '../vault.ts';

export interface Argon2Cost {
  /** Kibibytes of memory. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/**
 * What a PIN's hash costs: OWASP's first choice for argon2id. Measured on a development machine: 110 ms and 19 MiB a hash, given back
 * at once; two of them fit beside everything else into the 256 MB of DESIGN §6.
 */
export const PIN_COST: Argon2Cost = { memory: 19_456, passes: 2, parallelism: 1 };

/** Hashes of one process at the same moment; further ones wait. It bounds the memory, and what a flood of guesses costs. */
export const HASHES_AT_ONCE_MAX = 2;

const TAG_BYTES = 32;
const NONCE_BYTES = 16;
const VERSION = 19;
const FORM = /^\$argon2id\$v=19\$m=(?<memory>\d+),t=(?<passes>\d+),p=(?<parallelism>\d+)\$(?<nonce>[\w+/]+)\$(?<tag>[\w+/]+)$/;

const argon2Async = promisify(argon2);
let running = 0;
const waiting: (() => void)[] = [];

/**
 * What is stored of a PIN: argon2id in its usual notation, with a key of the vault mixed in, so that the database alone cannot be
 * searched through. Takes a tenth of a second: never call it inside a transaction.
 */
export async function hashPin(vault: Vault, pin: string, cost: Argon2Cost = PIN_COST): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES);
  const tag = await derive(vault, pin, nonce, cost);
  return `$argon2id$v=${VERSION}$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(nonce)}$${plain(tag)}`;
}

/** True when the PIN is the one of this hash; compares in constant time. Throws for a hash that is none. Never inside a transaction. */
export async function verifyPin(vault: Vault, pin: string, hash: string): Promise<boolean> {
  const parts = FORM.exec(hash)?.groups;
  if (!parts) throw new Error('a stored PIN is no argon2id hash');
  const cost = { memory: Number(parts['memory']), passes: Number(parts['passes']), parallelism: Number(parts['parallelism']) };
  const tag = await derive(vault, pin, Buffer.from(parts['nonce'] ?? '', 'base64'), cost);
  return timingSafeEqual(tag, Buffer.from(parts['tag'] ?? '', 'base64'));
}

async function derive(vault: Vault, pin: string, nonce: Buffer, cost: Argon2Cost): Promise<Buffer> {
  if (running >= HASHES_AT_ONCE_MAX) await new Promise<void>((resolve) => { waiting.push(resolve); });
  else running++;
  try {
    return await argon2Async('argon2id', { message: pin, nonce, ...cost, tagLength: TAG_BYTES, secret: vault.key('pin') });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** Base 64 without padding, as the notation wants it. */
function plain(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
