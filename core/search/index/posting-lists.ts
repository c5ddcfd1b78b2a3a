import { BytePages, PAGE_OFFSET, roomOf } from './byte-pages.ts';
import { grown } from './grown.ts';

const LISTS_AT_FIRST = 1_024;
const STRIDE = 4;
const END = 0;
const ROOM = 1;
const LAST = 2;
const COUNT = 3;
const LEVEL_SHIFT = 16;
const ROOM_MASK = 0xffff;

/**
 * For each token the jobs that hold it: slots in ascending order, as differences of one to five bytes, each with a bit that says
 * whether the token stands in the title. Lists only grow; slots that died are skipped by whoever reads.
 */
export class PostingLists {
  readonly #pages = new BytePages();
  #heads = new Uint32Array(LISTS_AT_FIRST);
  /** END, ROOM, LAST and COUNT of each list, side by side: appending touches one line of memory. */
  #states = new Uint32Array(LISTS_AT_FIRST * STRIDE);
  #lists = 0;

  /** A new, empty list. */
  add(): number {
    const list = this.#lists++;
    if (list >= this.#heads.length) {
      this.#heads = grown(this.#heads, this.#heads.length * 2);
      this.#states = grown(this.#states, this.#states.length * 2);
    }
    const head = this.#pages.newSlice(0);
    this.#heads[list] = head;
    this.#states[list * STRIDE + END] = head;
    this.#states[list * STRIDE + ROOM] = roomOf(0);
    return list;
  }

  /** How many postings a list has, dead slots included. */
  count(list: number): number { return this.#states[list * STRIDE + COUNT] ?? 0; }

  /** Adds a slot, once: a second time in a row changes nothing. Slots must not descend. */
  append(list: number, slot: number, inTitle: boolean): void {
    const state = list * STRIDE;
    const states = this.#states;
    const count = states[state + COUNT] ?? 0;
    const last = states[state + LAST] ?? 0;
    if (count > 0 && last === slot) return;
    let rest = (slot - last) * 2 + (inTitle ? 1 : 0);
    states[state + LAST] = slot;
    states[state + COUNT] = count + 1;
    while (rest >= 0x80) {
      this.#write(state, (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.#write(state, rest);
  }

  /** Adds a slot to each of the lists from a place to another, as `append` does. */
  appendAll(lists: Uint32Array, from: number, to: number, slot: number, inTitle: boolean): void {
    for (let at = from; at < to; at++) this.append(lists[at] ?? 0, slot, inTitle);
  }

  /** ROOM holds the bytes left in the slice, and above them its level. */
  #write(state: number, byte: number): void {
    const states = this.#states;
    const room = states[state + ROOM] ?? 0;
    let end = states[state + END] ?? 0;
    if ((room & ROOM_MASK) === 0) {
      const level = (room >>> LEVEL_SHIFT) + 1;
      const next = this.#pages.newSlice(level);
      this.#pages.link(end, next);
      end = next;
      states[state + ROOM] = (level << LEVEL_SHIFT) | (roomOf(level) - 1);
    } else states[state + ROOM] = room - 1;
    this.#pages.write(end, byte);
    states[state + END] = end + 1;
  }

  /** Reads a list into `into` as `slot << 1 | inTitle`; returns how many. `into` has room for `count(list)`. */
  read(list: number, into: Uint32Array): number {
    const count = this.count(list);
    let at = this.#heads[list] ?? 0;
    let level = 0;
    let left = roomOf(0);
    let page = this.#pages.page(at);
    let from = at & PAGE_OFFSET;
    let slot = 0;
    for (let n = 0; n < count; n++) {
      let value = 0;
      let shift = 0;
      for (;;) {
        if (left === 0) {
          at = this.#pages.follow(at);
          left = roomOf(++level);
          page = this.#pages.page(at);
          from = at & PAGE_OFFSET;
        }
        const byte = page[from++] ?? 0;
        at++;
        left--;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
        shift += 7;
      }
      slot += value >>> 1;
      into[n] = (slot << 1) | (value & 1);
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

  get bytes(): number {
    return this.#pages.bytes + this.#heads.byteLength + this.#states.byteLength;
  }
}
