import type { PendingUpdate } from './pending-update.ts';

/** A window that is not full is emptied after so many milliseconds. */
const WINDOW_MS = 20;

/** Trouble `reorder`: holds updates until a window is full or old, then lets them go in a shuffled order. */
export class Reordering {
  private held: PendingUpdate[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly random: () => number;
  private readonly dispatch: (update: PendingUpdate) => void;

  constructor(random: () => number, dispatch: (update: PendingUpdate) => void) {
    this.random = random;
    this.dispatch = dispatch;
  }

  hold(update: PendingUpdate, window: number): void {
    this.held.push(update);
    if (this.held.length >= window) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), WINDOW_MS);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const updates = this.held;
    this.held = [];
    for (let last = updates.length - 1; last >= 0; last--) {
      const picked = Math.floor(this.random() * (last + 1));
      const update = updates[picked];
      const tail = updates[last];
      if (update === undefined || tail === undefined) continue;
      updates[picked] = tail;
      this.dispatch(update);
    }
  }
}
