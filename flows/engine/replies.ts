import { withLead } from './dress-view.ts';
import type { View } from './view.ts';

/** What one input is answered with, as it comes together: words said on the way, then a screen. */
export class Replies {
  readonly #views: View[] = [];
  #said: (string | View)[] = [];

  get views(): readonly View[] { return this.#views; }

  /** Words for above the next screen; a view that is more than words becomes a message of its own before it. */
  say(words: string | View): void { this.#said.push(words); }

  /** A screen, under what was said before it. */
  show(screen: View): void {
    const lead = this.#said.filter((words) => typeof words === 'string');
    for (const said of this.#said.filter((words) => typeof words !== 'string')) {
      if (isPlain(said)) lead.push([said.title, said.body].filter(Boolean).join('\n'));
      else this.#views.push(said);
    }
    this.#said = [];
    this.#views.push(withLead(screen, lead));
  }
}

function isPlain(view: View): boolean {
  return !view.media && !view.cards && !view.buttons && !view.request;
}
