/** Keeps the best so many of the slots it is shown, by score: a heap whose root is the worst that is kept. */
export class BestJobs {
  readonly #most: number;
  readonly #isFirst: (a: number, b: number) => boolean;
  readonly #slots: number[] = [];
  readonly #scores: number[] = [];
  /** A lower score has no place among the kept: whoever asks many spares itself the call. */
  worst = -Infinity;

  /** `isFirst` decides between two slots of one score, and must be a strict order without ties: the same query gives the same list. */
  constructor(most: number, isFirst: (a: number, b: number) => boolean) {
    this.#most = most;
    this.#isFirst = isFirst;
    if (most === 0) this.worst = Infinity;
  }

  add(slot: number, score: number): void {
    if (score < this.worst || this.#most === 0) return;
    const [slots, scores] = [this.#slots, this.#scores];
    if (slots.length < this.#most) {
      slots.push(slot);
      scores.push(score);
      if (this.#most === Infinity) return; // all are kept: sorting them once is enough
      this.#rise(slots.length - 1);
    } else if (score > this.worst || this.#isFirst(slot, slots[0] ?? 0)) {
      slots[0] = slot;
      scores[0] = score;
      this.#sink();
    }
    if (slots.length === this.#most) this.worst = scores[0] ?? 0;
  }

  /** The best first. */
  sorted(): number[] {
    const order = Array.from(this.#slots, (_slot, at) => at).sort((a, b) => (this.#isBetter(a, b) ? -1 : 1));
    return order.map((at) => this.#slots[at] ?? 0);
  }

  /** By places in the heap. */
  #isBetter(a: number, b: number): boolean {
    const [ofA, ofB] = [this.#scores[a] ?? 0, this.#scores[b] ?? 0];
    return ofA === ofB ? this.#isFirst(this.#slots[a] ?? 0, this.#slots[b] ?? 0) : ofA > ofB;
  }

  #rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#isBetter(parent, at)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    const { length } = this.#slots;
    for (let at = 0; ;) {
      let worst = at;
      const [left, right] = [2 * at + 1, 2 * at + 2];
      if (left < length && this.#isBetter(worst, left)) worst = left;
      if (right < length && this.#isBetter(worst, right)) worst = right;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#slots, this.#scores]) {
      const held = list[a] ?? 0;
      list[a] = list[b] ?? 0;
      list[b] = held;
    }
  }
}
