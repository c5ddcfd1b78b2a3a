import { setImmediate as othersFirst } from 'node:timers/promises';

/** Work of more than so long is interrupted, so that the process answers other things meanwhile. */
const TURN_MS = 10;

/** The turns of a long piece of work: it asks `isOver` every now and then, and waits for its next turn when it is. */
export class Turns {
  #began = performance.now();

  get isOver(): boolean { return performance.now() - this.#began > TURN_MS; }

  /** Everybody else who waits has a turn first. */
  async next(): Promise<void> {
    await othersFirst();
    this.#began = performance.now();
  }
}
