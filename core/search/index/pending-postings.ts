const ROOM = 1 << 18;

/** Takes the postings of a list that came together: `postings[from]` to before `postings[to]`. */
export type TakeRun = (list: number, postings: Uint32Array, from: number, to: number) => void;

/**
 * Postings that are not yet in their lists. Hundreds of thousands of lists lie far apart in memory: postings are gathered as they come, sorted by list, and each
 * list is touched once for many of them. Takes memory with the first posting.
 */
export class PendingPostings {
  #lists = new Uint32Array(0);
  #postings = new Uint32Array(0);
  #sorted = new Uint32Array(0);
  /** By list: where its postings end among the sorted ones. */
  #ends = new Uint32Array(0);
  #size = 0;

  get size(): number { return this.#size; }
  get isFull(): boolean { return this.#size >= this.#lists.length; }

  /** There must be room; `hold` makes it. */
  add(list: number, posting: number): void {
    const at = this.#size++;
    this.#lists[at] = list;
    this.#postings[at] = posting;
  }

  /** Takes its memory, once. */
  hold(): void {
    if (this.#lists.length > 0) return;
    this.#lists = new Uint32Array(ROOM);
    this.#postings = new Uint32Array(ROOM);
    this.#sorted = new Uint32Array(ROOM);
  }

  /** Hands everything over, list by list, the postings of each in the order in which they came, and is empty. `lists`: how many there are. */
  drain(lists: number, take: TakeRun): void {
    const [count, ofLists, postings, sorted, ends] = [this.#size, this.#lists, this.#postings, this.#sorted, this.#endsFor(lists)];
    for (let at = 0; at < count; at++) {
      const list = ofLists[at] ?? 0;
      ends[list] = (ends[list] ?? 0) + 1;
    }
    let end = 0;
    for (let list = 0; list < lists; list++) {
      const begin = end;
      end += ends[list] ?? 0;
      ends[list] = begin;
    }
    for (let at = 0; at < count; at++) {
      const list = ofLists[at] ?? 0;
      const to = ends[list] ?? 0;
      sorted[to] = postings[at] ?? 0;
      ends[list] = to + 1;
    }
    let begin = 0;
    for (let list = 0; list < lists; list++) {
      const to = ends[list] ?? 0;
      if (to > begin) take(list, sorted, begin, to);
      begin = to;
    }
    this.#size = 0;
  }

  /** Zeros for so many lists. */
  #endsFor(lists: number): Uint32Array {
    if (this.#ends.length < lists) this.#ends = new Uint32Array(lists * 2);
    else this.#ends.fill(0, 0, lists);
    return this.#ends;
  }

  /** Gives the memory back: it is empty. */
  release(): void {
    this.#lists = this.#postings = this.#sorted = this.#ends = new Uint32Array(0);
  }
}
