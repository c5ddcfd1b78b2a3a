/** How long a sent message waits to be removed from its outbox: a crash meanwhile means it is sent once more. */
const CLEAR_DELAY_MS = 100;

/** A delivery that may pause before it removes what it sent. */
export interface Pausing {
  /** The pause has been made. */
  rested: boolean;
  /** Ends the pause that is being made. */
  rouse?: () => void;
}

/**
 * The pauses between sending and clearing: a person who answers at once has what was sent removed by their own commit, and others' writes join
 * the group.
 */
export class ClearPauses {
  #hurried = 0;
  #count = 0;
  #waiting: (() => void)[] = [];

  /** Deliveries that have sent everything and wait to remove it. */
  get count(): number { return this.#count; }

  /** From now on nobody pauses, until the returned function is called. Those who pause are to be roused. */
  hurry(): () => void {
    this.#hurried++;
    return () => { this.#hurried--; };
  }

  /** Waits some milliseconds, once after each sending. True when it did: the conversation may have been written meanwhile. */
  async pause(delivery: Pausing): Promise<boolean> {
    if (delivery.rested || this.#hurried > 0) return false;
    delivery.rested = true;
    this.#count++;
    this.tell();
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        delete delivery.rouse;
        this.#count--;
        resolve();
      };
      const timer = setTimeout(end, CLEAR_DELAY_MS);
      delivery.rouse = end;
    });
    return true;
  }

  /** Resolves when the next delivery pauses or ends. */
  async next(): Promise<void> { await new Promise<void>((resolve) => { this.#waiting.push(resolve); }); }

  /** A delivery pauses, or ended. */
  tell(): void { for (const resolve of this.#waiting.splice(0)) resolve(); }
}
