/** What the page knows, as named values; changes travel to every open page. A value is sent only when it differs. */
export class Board {
  readonly #values = new Map<string, string>();
  readonly #listeners = new Set<(patch: string) => void>();

  /** Sets a value and tells every page, unless nothing changed. */
  set(key: string, value: unknown): void {
    const json = JSON.stringify(value);
    if (this.#values.get(key) === json) return;
    this.#values.set(key, json);
    for (const listener of this.#listeners) listener(patchOf(key, json));
  }

  /** Says something once to the pages that are open; it is not kept. */
  say(key: string, value: unknown): void {
    for (const listener of this.#listeners) listener(patchOf(key, JSON.stringify(value)));
  }

  /** Gives everything known, then every change; returns the way out. */
  follow(listener: (patch: string) => void): () => void {
    for (const [key, json] of this.#values) listener(patchOf(key, json));
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }
}

function patchOf(key: string, json: string): string {
  return `{"key":${JSON.stringify(key)},"value":${json}}`;
}
