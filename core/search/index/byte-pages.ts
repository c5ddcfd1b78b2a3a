const PAGE_BITS = 18;
const PAGE_BYTES = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_BYTES - 1;
const POINTER_BYTES = 4;

/** Bytes of the n-th slice of a list, its pointer to the next included: twelve bytes of data, twice as many … The last size repeats. */
const SLICE_BYTES = [16, 28, 52, 100, 196, 388, 772, 1540, 3076] as const;
const LAST_LEVEL = SLICE_BYTES.length - 1;

/** The room for data in a slice of this level. */
export function roomOf(level: number): number {
  return (SLICE_BYTES[Math.min(level, LAST_LEVEL)] ?? 0) - POINTER_BYTES;
}

/**
 * Memory for many growing lists of bytes, in pages that are taken when they are needed and never copied: a list is a chain of
 * slices, each larger than the one before and ending with the address of the next (as Lucene keeps postings in memory).
 */
export class BytePages {
  readonly #pages: Uint8Array[] = [];
  /** The same pages by four bytes: every slice begins at a multiple of four. */
  readonly #words: Uint32Array[] = [];
  #next = 0;

  /** The address of a new, empty slice. */
  newSlice(level: number): number {
    const bytes = roomOf(level) + POINTER_BYTES;
    if ((this.#next & PAGE_MASK) + bytes > PAGE_BYTES || this.#next >>> PAGE_BITS >= this.#pages.length) {
      this.#next = this.#pages.length * PAGE_BYTES;
      const page = new Uint32Array(PAGE_BYTES / 4);
      this.#words.push(page);
      this.#pages.push(new Uint8Array(page.buffer));
    }
    const at = this.#next;
    this.#next += bytes;
    return at;
  }

  /** Copies three numbers of four bytes to an address, a multiple of four; they fit into its slice. */
  copyThree(at: number, numbers: Uint32Array, from: number): void {
    const page = this.#words[at >>> PAGE_BITS];
    if (!page) throw new Error('an address outside the pages');
    const to = (at & PAGE_MASK) >>> 2;
    page[to] = numbers[from] ?? 0;
    page[to + 1] = numbers[from + 1] ?? 0;
    page[to + 2] = numbers[from + 2] ?? 0;
  }

  /** Writes the address of the next slice behind the last byte of this one. */
  link(at: number, next: number): void {
    const page = this.page(at);
    const to = at & PAGE_MASK;
    for (let byte = 0; byte < POINTER_BYTES; byte++) page[to + byte] = (next >>> (byte * 8)) & 0xff;
  }

  /** The address that stands there. */
  follow(at: number): number {
    const page = this.page(at);
    const from = at & PAGE_MASK;
    return ((page[from] ?? 0) | ((page[from + 1] ?? 0) << 8) | ((page[from + 2] ?? 0) << 16) | ((page[from + 3] ?? 0) << 24)) >>> 0;
  }

  /** The page that holds an address; the offset in it is `at & PAGE_OFFSET`. */
  page(at: number): Uint8Array {
    const page = this.#pages[at >>> PAGE_BITS];
    if (!page) throw new Error('an address outside the pages');
    return page;
  }

  get bytes(): number { return this.#pages.length * PAGE_BYTES; }
}

export const PAGE_OFFSET = PAGE_MASK;
