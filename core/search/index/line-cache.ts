import { grown } from './grown.ts';
import type { TextLines } from './text-lines.ts';

const LINES_MAX = 8_192;
const PLACES = 1 << 15;
const BYTES_AT_FIRST = 1 << 17;
/** Bytes of a line that is kept. */
const LENGTH_MAX = 1_200;

/**
 * The lists of lines that stand in many jobs (companies, titles, sentences out of a form), so that such a line is cut only once or twice while an index is
 * filled. A line is kept when it is seen for the second time; at most 8,192, then it begins anew. It holds no memory while it is empty.
 */
export class LineCache {
  /** The number of a line + 1, by its hash. */
  #places = new Int32Array(0);
  /** Hashes of lines that were seen; a false alarm only keeps a line too early. */
  #seen = new Int32Array(0);
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  #begins = new Uint32Array(0);
  #lists = new Uint32Array(0);
  #listBegins = new Uint32Array(0);
  #size = 0;

  /** The number of a line that is known, −1 for another. */
  find({ view, begin, end, hash }: TextLines): number {
    if (this.#size === 0) return -1;
    let at = placeOf(hash);
    for (let held = this.#places[at] ?? 0; held !== 0; held = this.#places[at] ?? 0) {
      if (this.#isLine(held - 1, view, begin, end)) return held - 1;
      at = (at + 1) & (PLACES - 1);
    }
    return -1;
  }

  /** The lists of a line stand in here, from `firstOf` it to before `firstOf` the next. */
  get lists(): Uint32Array { return this.#lists; }
  firstOf(line: number): number { return this.#listBegins[line] ?? 0; }

  /** Remembers the first `count` lists of an unknown line, once it comes a second time. */
  note({ bytes, begin, end, hash }: TextLines, lists: Uint32Array, count: number): void {
    if (end - begin > LENGTH_MAX) return;
    if (this.#places.length === 0) this.#begin();
    const place = placeOf(hash);
    const seen = this.#seen[place] === hash;
    this.#seen[place] = hash;
    if (!seen) return;
    if (this.#size >= LINES_MAX) this.#forget();
    let at = place;
    while (this.#places[at] !== 0) at = (at + 1) & (PLACES - 1);
    this.#places[at] = this.#add(bytes, begin, end, new Set(lists.subarray(0, count)));
  }

  /** Gives the memory back: the index is filled. */
  clear(): void {
    this.#size = 0;
    this.#places = this.#seen = new Int32Array(0);
    this.#see(new Uint8Array(0));
    this.#lists = this.#begins = this.#listBegins = new Uint32Array(0);
  }

  #begin(): void {
    this.#places = new Int32Array(PLACES);
    this.#seen = new Int32Array(PLACES);
    this.#begins = new Uint32Array(LINES_MAX + 1);
    this.#listBegins = new Uint32Array(LINES_MAX + 1);
    this.#see(new Uint8Array(BYTES_AT_FIRST));
    this.#lists = new Uint32Array(PLACES);
  }

  #forget(): void {
    this.#size = 0;
    this.#places.fill(0);
  }

  #add(bytes: Uint8Array, begin: number, end: number, lists: ReadonlySet<number>): number {
    const line = this.#size++;
    const [first, last] = [this.#begins[line] ?? 0, (this.#begins[line] ?? 0) + end - begin];
    const firstList = this.#listBegins[line] ?? 0;
    if (last > this.#bytes.length) this.#see(grown(this.#bytes, this.#bytes.length * 2));
    if (firstList + lists.size > this.#lists.length) this.#lists = grown(this.#lists, this.#lists.length * 2);
    this.#bytes.set(bytes.subarray(begin, end), first);
    this.#lists.set([...lists], firstList);
    this.#begins[line + 1] = last;
    this.#listBegins[line + 1] = firstList + lists.size;
    return line + 1;
  }

  #see(bytes: Uint8Array<ArrayBuffer>): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }

  #isLine(line: number, view: DataView, begin: number, end: number): boolean {
    const [known, first, length] = [this.#view, this.#begins[line] ?? 0, end - begin];
    if ((this.#begins[line + 1] ?? 0) - first !== length) return false;
    let at = 0;
    for (; at + 4 <= length; at += 4) if (known.getInt32(first + at, true) !== view.getInt32(begin + at, true)) return false;
    for (; at < length; at++) if (known.getUint8(first + at) !== view.getUint8(begin + at)) return false;
    return true;
  }
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}
