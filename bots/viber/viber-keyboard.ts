import { cutText } from '../../core/text/cut-text.ts';
import { encodePress, type Button, type Card, type View } from '../../flows/engine/view.ts';

/** Marks our own ActionBody: Viber sends a pressed button as a text, and a text typed to look like one is checked like a tap. */
export const PRESS_PREFIX = 'mj:';

const COLUMNS = 6;
const ROWS_MAX = 12; // portrait (channels.md §1.5)
/** What a phone shows of a keyboard without scrolling: Menu and Back, which stand last, should be among it. */
const ROWS_SEEN = 6;
/** Two lines of half a keyboard's width. */
const HALF_LABEL_MAX = 36;
const LABEL_MAX = 60;
export const CARDS_MAX = 6;
const CARD_TEXT_ROWS = 4;
const CARD_TEXT_MAX = 200;

/** Calm colours with enough contrast on a cheap screen: Viber's violet for what leads on, pale for the rest. */
const LOOKS = {
  primary: { background: '#665CAC', text: '#FFFFFF' },
  danger: { background: '#FBE4E6', text: '#9C1F2E' },
  plain: { background: '#EFEDFA', text: '#2B2450' },
} as const;

type Write = (text: string) => string;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function face(label: string, look: keyof typeof LOOKS, write: Write): object {
  const { background, text } = LOOKS[look];
  return { BgColor: background, Text: `<font color="${text}">${escapeHtml(write(cutText(label, LABEL_MAX, 'utf16')))}</font>`, TextSize: 'regular', TextVAlign: 'middle', TextHAlign: 'center' };
}

function viberButton(button: Button, columns: number, write: Write): object {
  const base = { Columns: columns, Rows: 1, ...face(button.label, button.look ?? 'plain', button.asIs ? (text) => text : write) };
  if (button.press.kind === 'link') return { ...base, ActionType: 'open-url', ActionBody: button.press.url, OpenURLType: 'external', Silent: true };
  return { ...base, ActionType: 'reply', ActionBody: PRESS_PREFIX + encodePress(button.press), Silent: true };
}

/** A button that is only a sign needs one column. */
const isSign = (button: Button): boolean => !/[\p{L}\p{N}]/u.test(button.label);

/** One row of a view: its buttons share the six columns, signs take one each (not on a pad, where all are fingertips wide); what does not fit three by three takes more rows. */
function layRow(row: readonly Button[], write: Write, pad = false): object[][] {
  const signs = pad ? 0 : row.filter(isSign).length;
  const share = (COLUMNS - signs) / (row.length - signs);
  if (signs > 0 && row.length > signs && Number.isInteger(share) && share >= 2) {
    return [row.map((button) => viberButton(button, isSign(button) ? 1 : share, write))];
  }
  const rows: object[][] = [];
  for (let from = 0; from < row.length; from += 3) {
    const part = row.slice(from, from + 3);
    rows.push(part.map((button) => viberButton(button, COLUMNS / part.length, write)));
  }
  return rows;
}

/** The rows of the screen before, without what a notice offers itself (news of a payment, under the screen that waits for it). */
function beside(own: readonly (readonly Button[])[], board: readonly (readonly Button[])[]): readonly (readonly Button[])[] {
  const key = ({ press }: Button) => JSON.stringify(press);
  const offered = new Set(own.flat().map(key));
  return board.map((row) => row.filter((button) => !offered.has(key(button)))).filter((row) => row.length > 0);
}

/** The keyboard under a message, at most 12 rows: where there are more than are seen at once, single buttons with short labels share a row. */
export function viberKeyboard(view: View, board: readonly (readonly Button[])[] | undefined, write: Write): object | undefined {
  const { request } = view;
  const share = request ? [[{
    Columns: COLUMNS, Rows: 1, ...face(request.label, 'primary', write),
    ActionType: request.kind === 'contact' ? 'share-phone' : 'location-picker', ActionBody: request.kind,
  }]] : [];
  const heading = view.pad ? [[{ Columns: COLUMNS, Rows: 1, ...face(view.pad.shown, 'plain', write), TextSize: 'large', ActionType: 'none', ActionBody: 'none' }]] : [];
  const own = [...(view.buttons ?? []), ...(view.nav ?? [])];
  const logical = [...own, ...beside(own, board ?? [])];
  const keys = view.pad ? view.buttons?.length ?? 0 : 0;
  let rows: object[][] = [...heading, ...share, ...logical.flatMap((row, at) => layRow(row, write, at < keys))];
  const packed = (labelMax: number): object[][] => [...heading, ...share, ...pack(logical, labelMax).flatMap((row) => layRow(row, write))];
  if (rows.length > ROWS_SEEN && keys === 0) rows = packed(HALF_LABEL_MAX);
  if (rows.length > ROWS_MAX) rows = packed(LABEL_MAX).slice(0, ROWS_MAX);
  if (rows.length === 0) return undefined;
  return { Type: 'keyboard', DefaultHeight: false, BgColor: '#FFFFFF', InputFieldState: view.pad ? 'minimized' : 'regular', Buttons: rows.flat() };
}

/** Rows of one button become rows of two, where no label is longer. */
function pack(rows: readonly (readonly Button[])[], labelMax: number): Button[][] {
  const single = (row: readonly Button[] | undefined): boolean => row?.length === 1 && row.every(({ label }) => label.length <= labelMax);
  const packed: Button[][] = [];
  for (const row of rows) {
    const last = packed.at(-1);
    if (single(row) && single(last)) last?.push(...row);
    else packed.push([...row]);
  }
  return packed;
}

/** A carousel of at most six cards, all of one height: text on top, then the buttons. */
export function viberCarousel(cards: readonly Card[], write: Write): object {
  const buttonRows = Math.max(...cards.map((card) => card.buttons.length));
  return {
    Type: 'rich_media', ButtonsGroupColumns: COLUMNS, ButtonsGroupRows: CARD_TEXT_ROWS + buttonRows, BgColor: '#FFFFFF',
    Buttons: cards.flatMap((card) => [cardText(card, write), ...padded(card, buttonRows).map((button) => viberButton(button, COLUMNS, write))]),
  };
}

function cardText(card: Card, write: Write): object {
  const [first] = card.buttons;
  const title = `<b>${escapeHtml(write(cutText(card.title, 60, 'utf16')))}</b>`;
  const lines = card.lines.map((line) => escapeHtml(write(cutText(line, 44, 'utf16'))));
  const text = [title, ...lines].join('<br>');
  const body = first && first.press.kind !== 'link' ? PRESS_PREFIX + encodePress(first.press) : '';
  return {
    Columns: COLUMNS, Rows: CARD_TEXT_ROWS, BgColor: '#FFFFFF', TextVAlign: 'top', TextHAlign: 'left', TextSize: 'regular', Text: fit(text, title),
    ...(body ? { ActionType: 'reply', ActionBody: body, Silent: true } : { ActionType: 'none', ActionBody: 'none' }),
  };
}

const BUTTON_TEXT_MAX = 250;

/** Button text has 250 characters, markup included; whole lines go, never half of one. */
function fit(text: string, title: string): string {
  let lines = text.split('<br>');
  while (lines.length > 1 && (lines.join('<br>').length > BUTTON_TEXT_MAX)) lines = lines.slice(0, -1);
  const fitted = lines.join('<br>');
  return fitted.length <= BUTTON_TEXT_MAX ? fitted : title.slice(0, CARD_TEXT_MAX);
}

/** Cards of a carousel have the same number of rows. */
function padded(card: Card, rows: number): Button[] {
  const last = card.buttons.at(-1);
  const missing = rows - card.buttons.length;
  return last ? [...card.buttons, ...Array.from({ length: missing }, () => last)] : [];
}
