import { SECOND } from '../../core/clock.ts';
import type { Bell, Reader } from '../../core/db/database.ts';
import type { ChatQueue } from '../conversation/chat-queue.ts';
import type { BackgroundWork } from './background-work.ts';
import type { Deliverer } from './deliver-outbox.ts';
import type { Sweeps } from './sweep.ts';

export interface QuietParts {
  readonly reader: Reader;
  readonly queue: ChatQueue;
  readonly background: BackgroundWork;
  readonly deliverer: Deliverer;
  readonly sweeps: Sweeps;
}

/** What a look at the database that found nothing due knew: while nothing of it has changed, nothing is due. */
interface Look { readonly rung: number; readonly begun: number; readonly at: number }

/** A look is worth so long, also when nobody rang: a deadline may come by itself, another process may have planned something. */
const LOOK_MS = SECOND;

/** Waits until a process has nothing to do: for tests and the demo. */
export class Quiet {
  #rung = 0;
  #looked: Look | undefined;

  /** A bell that is counted: whoever rings has planned something. */
  counting(bell: Bell): Bell {
    return (...ring) => { this.#rung++; bell(...ring); };
  }

  /** Resolves when nothing is under way and nothing is due, everything that was sent is removed from its outbox, and the database says so. */
  async settle(parts: QuietParts): Promise<void> { await this.#until(parts, () => parts.deliverer.idle(), () => parts.deliverer.size > 0); }

  /**
   * Resolves when everything that comes of what happened here is sent: what a person waits for who answers at once. What was sent may stay in its
   * outbox for the next commit of its chat to remove, and the database is asked only after a bell, work in the background or a second.
   */
  async answered(parts: QuietParts): Promise<void> { await this.#until(parts, () => parts.deliverer.sent(), () => parts.deliverer.sending > 0, true); }

  async #until({ reader, queue, background, sweeps }: QuietParts, delivered: () => Promise<void>, delivers: () => boolean, trusting = false): Promise<void> {
    for (let begun = -1, found = 1; found > 0 || begun !== background.begun || delivers() || queue.size > 0;) {
      await background.idle();
      await queue.idle();
      await delivered();
      begun = background.size > 0 ? -1 : background.begun; // work that runs now may leave something behind the sweep's back
      const look = { rung: this.#rung, begun: background.begun, at: reader.clock.now().getTime() };
      if (trusting && this.#standsFor(look)) found = 0;
      else {
        found = await sweeps.due();
        this.#looked = found === 0 ? look : undefined;
      }
      await background.idle();
    }
  }

  #standsFor({ rung, begun, at }: Look): boolean {
    return this.#looked !== undefined && this.#looked.rung === rung && this.#looked.begun === begun && Math.abs(at - this.#looked.at) < LOOK_MS;
  }
}
