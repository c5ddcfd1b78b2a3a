import { release } from './grown.ts';

const PLACES_AT_FIRST = 1_024;
const FULLEST = 0.6;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The ids of the jobs, by slot, and the newest slot of each id: four bytes a place beside the ids themselves. */
export class IdTable {
  readonly #ids: string[] = [];
  #places = new Int32Array(PLACES_AT_FIRST);
  #held = 0;

  get size(): number { return this.#ids.length; }

  idOf(slot: number): string { return this.#ids[slot] ?? ''; }

  /** The newest slot of an id, −1 for an unknown one. */
  slotOf(id: string): number { return (this.#places[this.#placeOf(id)] ?? 0) - 1; }

  /** Gives the id the next slot; returns the slot that it had, −1 for a new one. */
  add(id: string): number {
    const at = this.#placeOf(id);
    const held = this.#places[at] ?? 0;
    this.#places[at] = this.#ids.push(id);
    if (held === 0 && ++this.#held > this.#places.length * FULLEST) this.#rehash();
    return held - 1;
  }

  get bytes(): number { return this.#places.byteLength; }

  #placeOf(id: string): number {
    const mask = this.#places.length - 1;
    let hash = FNV_OFFSET;
    for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), FNV_PRIME);
    let at = (hash ^ (hash >>> 15)) & mask;
    for (let held = this.#places[at] ?? 0; held !== 0; held = this.#places[at] ?? 0) {
      if (this.#ids[held - 1] === id) break;
      at = (at + 1) & mask;
    }
    return at;
  }

  #rehash(): void {
    const length = this.#places.length * 2;
    release(this.#places);
    this.#places = new Int32Array(length);
    for (const [slot, id] of this.#ids.entries()) this.#places[this.#placeOf(id)] = slot + 1;
  }
}
