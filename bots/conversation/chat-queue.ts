/** Work of one chat, one piece at a time, in order of arrival; different chats at once. */
export class ChatQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `work` after everything that was given for this chat before. */
  run<T>(chat: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(chat);
    const mine = before ? before.then(work, work) : work();
    this.#tails.set(chat, mine);
    const done = () => { if (this.#tails.get(chat) === mine) this.#tails.delete(chat); };
    mine.then(done, done);
    return mine;
  }

  /** Chats with work in progress. */
  get size(): number { return this.#tails.size; }

  /** Resolves when nothing is in progress. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.allSettled([...this.#tails.values()]);
  }
}
