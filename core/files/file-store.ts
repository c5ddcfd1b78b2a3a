/** Where kept files lie. A folder by default, any S3-compatible store when configured. Keys are ours: letters, digits, `/`, `.`. */
export interface FileStore {
  /** Writes the bytes; writing the same key again replaces them. */
  put(key: string, bytes: Uint8Array, mime: string): Promise<void>;
  /** The bytes, or `undefined` when nothing lies there. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Removes it; nothing there is fine. */
  remove(key: string): Promise<void>;
}

/** Gets a file from the channel that it was sent in. Given by main.ts; the two channels' clients are in bots/. */
export interface FileSource {
  /**
   * The bytes of a reference. `gone` when the channel has it no longer, `too_big` as soon as it is known to be over `bytesMax`.
   * Throws when the channel cannot be reached (the intent tries again).
   */
  fetch(channel: string, ref: string, bytesMax: number): Promise<Uint8Array | 'gone' | 'too_big'>;
}
