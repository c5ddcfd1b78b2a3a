import { BytePages, PAGE_OFFSET, roomOf } from './byte-pages.ts';
import { grown } from './grown.ts';
import { PendingPostings, type TakeRun } from './pending-postings.ts';

const LISTS_AT_FIRST = 1_024;
/** Numbers of a list's state: those named here, and the newest bytes of the list. */
const STRIDE = 8;
const HEAD = 0;
const END = 1;
const ROOM = 2;
const LAST = 3;
const COUNT = 4;
const TAIL = 5;
const TAIL_BYTES = (STRIDE - TAIL) * 4;
const ROOM_MASK = 0xfff;
const SLICE_SHIFT = 12;
const SLICE_MASK = 0xfff;
const FILL_SHIFT = 24;
const SLICES_AND_ROOM = 0xffffff;
const GROWTH = 1.25;

/**
 * For each token the jobs that hold it: slots in ascending order, as differences of one to five bytes, each with a bit that says
 * whether the token stands in the title. The newest twelve bytes stand in the state itself (most lists have no more, and appending mostly touches one line
 * of memory), older ones in slices. Lists only grow; slots that died are skipped by whoever reads. Until `settle`, postings are written many at a time
 * (core/search/index/pending-postings.ts), at the latest when somebody reads.
 */
export class PostingLists {
  readonly #pages = new BytePages();
  #states = new Uint32Array(LISTS_AT_FIRST * STRIDE);
  #bytes = new Uint8Array(this.#states.buffer);
  #lists = 0;
  readonly #pending = new PendingPostings();
  #settled = false;
  readonly #one = new Uint32Array(1);

  /** A new, empty list. */
  add(): number {
    const list = this.#lists++;
    if (list * STRIDE >= this.#states.length) {
      this.#states = grown(this.#states, Math.ceil(list * GROWTH) * STRIDE);
      this.#bytes = new Uint8Array(this.#states.buffer);
    }
    return list;
  }

  /** How many postings a list has, dead slots included. */
  count(list: number): number {
    if (this.#pending.size > 0) this.#drain();
    return this.#states[list * STRIDE + COUNT] ?? 0;
  }

  /** Adds a slot, once: a second time in a row changes nothing. Slots must not descend. */
  append(list: number, slot: number, inTitle: boolean): void {
    const posting = slot * 2 + (inTitle ? 1 : 0);
    if (this.#settled) {
      this.#one[0] = posting;
      return this.#takeRun(list, this.#one, 0, 1);
    }
    if (this.#pending.isFull) this.#makeRoom();
    this.#pending.add(list, posting);
  }

  /** Adds a slot to each of the lists from a place to another, as `append` does. */
  appendAll(lists: Uint32Array, from: number, to: number, slot: number, inTitle: boolean): void {
    for (let at = from; at < to; at++) this.append(lists[at] ?? 0, slot, inTitle);
  }

  /** Writes what is pending and gives back the memory for it: what follows is little, and written at once. */
  settle(): void {
    this.#settled = true;
    this.#drain();
    this.#pending.release();
  }

  #makeRoom(): void {
    this.#pending.hold();
    if (this.#pending.isFull) this.#drain();
  }

  #drain(): void {
    this.#pending.drain(this.#lists, this.#takeRun);
  }

  /** Postings (`slot << 1 | inTitle`) that do not descend. */
  readonly #takeRun: TakeRun = (list, postings, from, to) => {
    const [states, bytes, state] = [this.#states, this.#bytes, list * STRIDE];
    const tail = (state + TAIL) * 4;
    let count = states[state + COUNT] ?? 0;
    let last = count === 0 ? -1 : states[state + LAST] ?? 0;
    let fill = (states[state + ROOM] ?? 0) >>> FILL_SHIFT;
    for (let at = from; at < to; at++) {
      const posting = postings[at] ?? 0;
      const slot = posting >>> 1;
      if (slot === last) continue;
      let rest = posting - Math.max(last, 0) * 2;
      last = slot;
      count++;
      for (;;) {
        if (fill === TAIL_BYTES) {
          this.#flush(state);
          fill = 0;
        }
        if (rest < 0x80) break;
        bytes[tail + fill++] = (rest & 0x7f) | 0x80;
        rest >>>= 7;
      }
      bytes[tail + fill++] = rest;
    }
    states[state + LAST] = Math.max(last, 0);
    states[state + COUNT] = count;
    states[state + ROOM] = ((states[state + ROOM] ?? 0) & SLICES_AND_ROOM) | (fill << FILL_SHIFT);
  };

  /** Moves the full tail into the newest slice: it fits, or there is a new one. ROOM holds the bytes left in that slice, above them the number of slices, above that how many bytes stand in the tail. */
  #flush(state: number): void {
    const states = this.#states;
    const room = states[state + ROOM] ?? 0;
    let slices = (room >>> SLICE_SHIFT) & SLICE_MASK;
    let left = room & ROOM_MASK;
    let end = states[state + END] ?? 0;
    if (left === 0) {
      const slice = this.#pages.newSlice(slices);
      if (slices === 0) states[state + HEAD] = slice;
      else this.#pages.link(end, slice);
      left = roomOf(slices++);
      end = slice;
    }
    this.#pages.copyThree(end, states, state + TAIL);
    states[state + END] = end + TAIL_BYTES;
    states[state + ROOM] = (slices << SLICE_SHIFT) | (left - TAIL_BYTES);
  }

  /** Reads a list into `into` as `slot << 1 | inTitle`; returns how many. `into` has room for `count(list)`. */
  read(list: number, into: Uint32Array): number {
    if (this.#pending.size > 0) this.#drain();
    const state = list * STRIDE;
    const room = this.#states[state + ROOM] ?? 0;
    const slices = (room >>> SLICE_SHIFT) & SLICE_MASK;
    const count = this.#states[state + COUNT] ?? 0;
    let at = this.#states[state + HEAD] ?? 0;
    let level = -1;
    let page: Uint8Array = this.#bytes;
    let [from, end] = [0, 0];
    let [slot, value, shift] = [0, 0, 0];
    for (let n = 0; n < count;) {
      if (from === end) {
        if (level >= 0) at = this.#pages.follow(at + roomOf(level));
        if (++level === slices) {
          page = this.#bytes;
          from = (state + TAIL) * 4;
          end = from + (room >>> FILL_SHIFT);
        } else {
          page = this.#pages.page(at);
          from = at & PAGE_OFFSET;
          end = from + roomOf(level) - (level === slices - 1 ? room & ROOM_MASK : 0);
        }
      }
      while (from < end) {
        const byte = page[from++] ?? 0;
        value |= (byte & 0x7f) << shift;
        if (byte >= 0x80) {
          shift += 7;
          continue;
        }
        slot += value >>> 1;
        into[n++] = (slot << 1) | (value & 1);
        value = shift = 0;
      }
    }
    return count;
  }

  /** Reads the slots of a list into `into` from a place on; returns how many. */
  readSlots(list: number, into: Uint32Array, from: number): number {
    const part = into.subarray(from);
    const count = this.read(list, part);
    for (let n = 0; n < count; n++) part[n] = (part[n] ?? 0) >>> 1;
    return count;
  }

  get bytes(): number { return this.#pages.bytes + this.#states.byteLength; }
}
