import { html, type Html } from '../core/html.ts';

/** What stands where a list has nothing: that all is well, and what would appear here. */
export function emptyState(title: string, body: string): Html {
  return html`<section class="card empty"><p class="mark" aria-hidden="true">✓</p><h2>${title}</h2><p class="muted">${body}</p></section>`;
}
