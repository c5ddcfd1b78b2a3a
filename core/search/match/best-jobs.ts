/** Keeps the best so many of the slots it is shown, by score: a heap whose root is the worst that is kept. */
export class BestJobs {
  readonly #most: number;
  readonly #isBetter: (a: number, b: number) => boolean;
  readonly #scoreOf: (slot: number) => number;
  readonly #heap: number[] = [];
  /** The score of the worst that is kept, once there are enough: most candidates fail here. */
  #worst = -Infinity;

  /** `isBetter` must be a strict order without ties, by `scoreOf` first: the same query gives the same list. */
  constructor(most: number, isBetter: (a: number, b: number) => boolean, scoreOf: (slot: number) => number) {
    this.#most = most;
    this.#isBetter = isBetter;
    this.#scoreOf = scoreOf;
  }

  add(slot: number, score: number): void {
    if (score < this.#worst) return;
    const heap = this.#heap;
    if (this.#most === Infinity) {
      heap.push(slot); // all are kept: sorting them once is enough
      return;
    }
    if (heap.length < this.#most) {
      heap.push(slot);
      this.#rise(heap.length - 1);
    } else if (this.#isBetter(slot, heap[0] ?? slot)) {
      heap[0] = slot;
      this.#sink();
    }
    if (heap.length === this.#most) this.#worst = this.#scoreOf(heap[0] ?? 0);
  }

  /** The best first. */
  sorted(): number[] {
    return this.#heap.toSorted((a, b) => (this.#isBetter(a, b) ? -1 : 1));
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#isBetter(heap[parent] ?? 0, heap[at] ?? 0)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && this.#isBetter(heap[worst] ?? 0, heap[child] ?? 0)) worst = child;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #swap(a: number, b: number): void {
    const held = this.#heap[a] ?? 0;
    this.#heap[a] = this.#heap[b] ?? 0;
    this.#heap[b] = held;
  }
}
