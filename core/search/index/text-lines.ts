import { NO_TEXT, type TextAt } from '../../db/bson-fields.ts';

/** A stored (normalised) text, or where its UTF-8 lies. */
export type StoredText = string | TextAt;

const ROOM_AT_FIRST = 4_096;
/** Of UTF-8, a code unit of a string. */
const BYTES_MAX = 3;
const LINE_END = 0x0a;
const FOUR_LINE_ENDS = 0x0a0a0a0a;
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080;
const HASH_FIRST = 0x811c9dc5 | 0;
const HASH_PRIME = 0x9e3779b1;

/** The lines of stored texts as they lie in UTF-8, each with a hash of its bytes; four bytes at a time, nothing is decoded and no string made. */
export class TextLines {
  /** The bytes among which the line at hand lies, from `begin` to before `end`. */
  bytes: Uint8Array = NO_TEXT.bytes;
  /** The same bytes by four. */
  view = new DataView(NO_TEXT.bytes.buffer);
  begin = 0;
  end = 0;
  hash = 0;
  #next = 0;
  #limit = 0;
  /** A string is written here; other texts are read where they lie. */
  #written = Buffer.alloc(ROOM_AT_FIRST);

  /** Takes a text; `next` goes to its first line. */
  load(text: StoredText): void {
    if (typeof text === 'string') {
      if (text.length * BYTES_MAX > this.#written.length) this.#written = Buffer.alloc(text.length * BYTES_MAX * 2);
      this.#limit = this.#written.write(text, 'utf8');
      this.#next = 0;
      this.#see(this.#written);
    } else {
      this.#next = text.begin;
      this.#limit = text.end;
      this.#see(text.bytes);
    }
  }

  /** Goes to the next line that is not empty; false behind the last. */
  next(): boolean {
    do {
      if (this.#next >= this.#limit) return false;
      this.#findEnd();
      this.#next = this.end + 1;
    } while (this.begin === this.end);
    return true;
  }

  #see(bytes: Uint8Array): void {
    if (this.bytes === bytes) return;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #findEnd(): void {
    const [bytes, view, limit] = [this.bytes, this.view, this.#limit];
    let at = this.begin = this.#next;
    let hash = HASH_FIRST;
    for (; at + 4 <= limit; at += 4) {
      const four = view.getInt32(at, true);
      const ends = four ^ FOUR_LINE_ENDS;
      if (((ends - ONES) & ~ends & HIGH_BITS) !== 0) break; // one of them is a line end
      hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ four, HASH_PRIME);
    }
    for (; at < limit && bytes[at] !== LINE_END; at++) hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ (bytes[at] ?? 0), HASH_PRIME);
    this.end = at;
    this.hash = hash;
  }
}
