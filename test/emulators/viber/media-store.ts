import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const FILES_MAX = 500;
const MIMES: Readonly<Record<string, string>> = { '.png': 'image/png', '.jpg': 'image/jpeg', '.pdf': 'application/pdf', '.ogg': 'audio/ogg' };
const ID = /^[0-9a-f]{32}$/;

interface Stored {
  readonly mime: string;
  readonly bytes: Uint8Array | undefined;
}

/** The files that people send: kept in memory, or in a folder when one is given; the newest 500. */
export class MediaStore {
  readonly #folder: string | undefined;
  readonly #files = new Map<string, Stored>();

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** Keeps a file and returns the path under which it is served to everybody who knows it. */
  async keep(name: string, mime: string, bytes: Uint8Array): Promise<string> {
    const id = randomBytes(16).toString('hex');
    if (this.#folder !== undefined) {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(join(this.#folder, id), bytes);
    }
    this.#files.set(id, { mime, bytes: this.#folder === undefined ? bytes : undefined });
    const oldest = this.#files.keys().next().value;
    if (this.#files.size > FILES_MAX && oldest !== undefined) this.#files.delete(oldest);
    return `/media/${id}/${encodeURIComponent(name)}`;
  }

  /** The file behind a path made by `keep`, or undefined. */
  async read(path: string): Promise<{ readonly mime: string; readonly bytes: Uint8Array } | undefined> {
    const id = path.split('/')[2] ?? '';
    if (!ID.test(id)) return undefined;
    const stored = this.#files.get(id);
    if (stored === undefined) return this.#readOlder(id, path);
    return { mime: stored.mime, bytes: stored.bytes ?? (await readFile(join(this.#folder ?? '', id))) };
  }

  /** A file of an earlier life of the emulator: its type is read from its name. */
  async #readOlder(id: string, path: string): Promise<{ readonly mime: string; readonly bytes: Uint8Array } | undefined> {
    if (this.#folder === undefined) return undefined;
    const bytes = await readFile(join(this.#folder, id)).catch(() => undefined);
    return bytes && { mime: MIMES[extname(path).toLowerCase()] ?? 'application/octet-stream', bytes };
  }
}
