import type { JobIndex } from '../index/job-index.ts';
import { grown } from '../index/grown.ts';
import type { Phrase } from './find-postings.ts';

/** `level × 2 + (in the title ? 1 : 0)`, the best way in which a job was found; 0 when it was not. */
export type Strength = number;

const EPOCH_MAX = 1 << 26;
/** With more than this part of all slots, clearing them all is cheaper than one by one. */
const MANY = 16;

/**
 * Finds the jobs that hold phrases, with memory of its own that is used again for every query: for each slot how far through the
 * current phrase it has come, and the strength with which it was found.
 */
export class JobMarker {
  readonly #index: JobIndex;
  #stages = new Int32Array(0);
  #epoch = 0;
  #postings = new Uint32Array(0);
  #strengths = new Uint8Array(0);
  #touched = new Uint32Array(0);
  #count = 0;

  constructor(index: JobIndex) {
    this.#index = index;
  }

  /** Marks the jobs that have one of the phrases: each stands in `slots` once, its best strength in `strengths`. `clear` before the next. */
  mark(phrases: readonly Phrase[]): void {
    this.#makeRoom();
    for (const phrase of phrases) this.#walk(phrase);
  }

  /** How many were marked. */
  get count(): number { return this.#count; }
  get slots(): Uint32Array { return this.#touched; }
  get strengths(): Uint8Array { return this.#strengths; }

  clear(): void {
    if (this.#count > this.#index.slots / MANY) this.#strengths.fill(0);
    else for (let n = 0; n < this.#count; n++) this.#strengths[this.#touched[n] ?? 0] = 0;
    this.#count = 0;
  }

  /** Narrows from the rarest choice to the commonest: a slot comes a stage further only when it was at the one before. */
  #walk(phrase: Phrase): void {
    if (phrase.length === 0 || phrase.some((choice) => choice.length === 0)) return;
    const { lists } = this.#index;
    const choices = phrase.length === 1 ? phrase : phrase.toSorted((a, b) => total(a) - total(b));
    function total(choice: Phrase[number]): number { return choice.reduce((sum, { list }) => sum + lists.count(list), 0); }
    this.#epoch += choices.length + 1;
    if (this.#epoch > EPOCH_MAX) {
      this.#stages.fill(0);
      this.#epoch = choices.length + 1;
    }
    const begin = this.#epoch - choices.length;
    for (const [stage, choice] of choices.entries()) {
      for (const { list, level } of choice) this.#step(list, level * 2, begin + stage, stage === 0, stage === choices.length - 1);
    }
  }

  #step(list: number, level: number, stage: number, first: boolean, last: boolean): void {
    const { lists } = this.#index;
    if (lists.count(list) > this.#postings.length) this.#postings = new Uint32Array(lists.count(list) * 2);
    const count = lists.read(list, this.#postings);
    const [postings, stages] = [this.#postings, this.#stages];
    if (first && last) return this.#foundAll(count, level);
    for (let n = 0; n < count; n++) {
      const posting = postings[n] ?? 0;
      const slot = posting >>> 1;
      let strength = level | (posting & 1);
      if (!first) {
        const reached = stages[slot] ?? 0;
        if (reached >> 4 !== stage) continue;
        strength = Math.min(strength, reached & 15);
      } else if (!last && (stages[slot] ?? 0) >> 4 === stage + 1) continue;
      stages[slot] = ((stage + 1) << 4) | strength;
      if (last) this.#found(slot, strength);
    }
  }

  /** The postings at hand are all there is to look at. */
  #foundAll(count: number, level: number): void {
    const [postings, strengths, touched] = [this.#postings, this.#strengths, this.#touched];
    for (let n = 0; n < count; n++) {
      const posting = postings[n] ?? 0;
      const slot = posting >>> 1;
      const strength = level | (posting & 1);
      const before = strengths[slot] ?? 0;
      if (before === 0) touched[this.#count++] = slot;
      if (strength > before) strengths[slot] = strength;
    }
  }

  #found(slot: number, strength: Strength): void {
    const before = this.#strengths[slot] ?? 0;
    if (before === 0) this.#touched[this.#count++] = slot;
    if (strength > before) this.#strengths[slot] = strength;
  }

  #makeRoom(): void {
    const { slots } = this.#index;
    if (slots <= this.#stages.length) return;
    const length = Math.max(256, 2 ** Math.ceil(Math.log2(slots)));
    this.#stages = grown(this.#stages, length);
    this.#strengths = grown(this.#strengths, length);
    this.#touched = grown(this.#touched, length);
  }
}
