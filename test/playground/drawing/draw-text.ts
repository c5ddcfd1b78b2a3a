import { html, type Html } from './html.ts';
import type { ShownText } from './shown.ts';

const LINK = /((?:https?:\/\/|viber:\/\/|t\.me\/)[^\s<>"'၊။]+|\/start\b)/g;

/** A message's text: bold stretches, links (opened in the right phone by the page), line breaks by CSS. */
export function drawText(text: ShownText): Html {
  return html`<span class="text${text.as ? ` as-${text.as}` : ''}">${text.runs.map((run) => run.bold ? html`<b>${linked(run.text)}</b>` : linked(run.text))}</span>`;
}

/** A label without links. */
export function drawLabel(text: ShownText): Html {
  return html`<span class="label${text.as ? ` as-${text.as}` : ''}">${text.runs.map((run) => run.bold ? html`<b>${run.text}</b>` : run.text)}</span>`;
}

function linked(text: string): (Html | string)[] {
  return text.split(LINK).map((part, index) => index % 2 === 0 || part.startsWith('/') ? part
    : html`<a href="${part.startsWith('t.me/') ? `https://${part}` : part}" data-link>${part}</a>`);
}
