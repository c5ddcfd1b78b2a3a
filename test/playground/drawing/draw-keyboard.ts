import { html, type Html } from './html.ts';
import { drawLabel } from './draw-text.ts';
import { drawViberLabel } from './viber-label.ts';
import type { ShownButton } from './shown.ts';

type Rows = readonly (readonly ShownButton[])[];

/** Telegram's buttons under a message. */
export function drawInlineButtons(rows: Rows): Html {
  return html`${rows.length > 0 && html`<div class="inline">${rows.map((row) => html`<div class="row">${row.map((button) =>
    html`<button type="button" class="${button.style ?? ''}" data-tap="${button.ref}"${address(button)}>${drawLabel(button.label)}${button.kind === 'url' && html`<i>↗</i>`}</button>`)}</div>`)}</div>`}`;
}

/** Telegram's reply keyboard, in place of the letters. */
export function drawReplyKeyboard(rows: Rows): Html {
  return html`${rows.length > 0 && html`<div class="reply-keyboard">${rows.map((row) => html`<div class="row">${row.map((button) =>
    html`<button type="button" class="${button.style ?? ''}" data-tap="${button.ref}">${drawLabel(button.label)}</button>`)}</div>`)}</div>`}`;
}

/** Viber's keyboard: one grid of six columns, buttons in reading order. */
export function drawViberKeyboard(rows: Rows): Html {
  return html`${rows.length > 0 && html`<div class="viber-keyboard">${rows.flat().map(drawViberButton)}</div>`}`;
}

/** Viber's carousel: cards side by side, each a grid of six columns. */
export function drawCards(cards: Rows): Html {
  return html`<div class="cards">${cards.map((card) => html`<div class="card">${card.map(drawViberButton)}</div>`)}</div>`;
}

function drawViberButton(button: ShownButton): Html {
  const style = `grid-column:span ${button.columns ?? 6};grid-row:span ${button.rows ?? 1}${button.background ? `;background:${hexColor(button.background)}` : ''}`;
  const content = html`${button.image && html`<img src="${button.image}" alt="">`}${drawViberText(button)}`;
  return button.kind === 'none' ? html`<div class="cell" style="${style}">${content}</div>`
    : html`<button type="button" class="cell${isDark(button.background) ? ' dark' : ''}" style="${style}" data-tap="${button.ref}"${address(button)}>${content}</button>`;
}

function drawViberText(button: ShownButton): Html {
  return html`<span class="label${button.label.as ? ` as-${button.label.as}` : ''}">${button.html ? drawViberLabel(button.html) : button.label.runs.map((run) => run.text)}</span>`;
}

function address(button: ShownButton): Html {
  return html`${button.url && html` data-url="${button.url}"`}`;
}

function hexColor(color: string): string {
  return /^#[0-9a-f]{3,8}$/i.test(color) ? color : 'transparent';
}

/** Whether black letters would be hard to read on it (a label without a colour of its own turns white then). */
export function isDark(color: string | undefined): boolean {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color ?? '');
  if (!hex) return false;
  const [red, green, blue] = hex.slice(1).map((part) => Number.parseInt(part, 16));
  return 0.299 * (red ?? 255) + 0.587 * (green ?? 255) + 0.114 * (blue ?? 255) < 140;
}
