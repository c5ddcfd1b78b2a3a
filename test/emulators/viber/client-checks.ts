import type { BotBoard, BotMessage } from './bot-message.ts';
import { checkButtonHtml } from './button-html.ts';
import { layOut, rowsOf } from './button-layout.ts';

const KEYBOARD_ROWS_MAX = 12;
const CARDS_MAX = 6;

/**
 * What only the phone checks: it refuses a message that the server has taken with status 0, and Viber then reports `failed`
 * with this text (channels.md §1.3, §1.5). Undefined when it can be shown.
 */
export function clientRefusal(message: BotMessage): string | undefined {
  const { keyboard, carousel, minApiVersion } = message;
  return (keyboard && wrongKeyboard(keyboard, minApiVersion)) ?? (carousel && wrongCarousel(carousel, minApiVersion));
}

function wrongKeyboard(board: BotBoard, level: number): string | undefined {
  const rows = rowsOf(board.buttons, layOut(board.buttons, board.columns));
  if (rows > KEYBOARD_ROWS_MAX) return `keyboard has ${rows} rows (maximum: ${KEYBOARD_ROWS_MAX})`;
  return wrongBoard(board, level, 'keyboard');
}

function wrongCarousel(board: BotBoard, level: number): string | undefined {
  if (board.buttons.length === 0) return 'rich media has no buttons';
  const cards = (layOut(board.buttons, board.columns, board.rowsOfCard).at(-1)?.page ?? 0) + 1;
  if (cards > CARDS_MAX) return `rich media has ${cards} cards (maximum: ${CARDS_MAX})`;
  const tall = board.buttons.find(button => button.rows > board.rowsOfCard);
  if (tall !== undefined) return `a button has ${tall.rows} rows in a card of ${board.rowsOfCard}`;
  return wrongBoard(board, level, 'rich media');
}

function wrongBoard(board: BotBoard, level: number, what: string): string | undefined {
  if (board.level > level) return `${what} needs min_api_version ${board.level}`;
  for (const button of board.buttons) {
    if (button.columns > board.columns) return `a button has ${button.columns} columns of ${board.columns}`;
    if (button.level > level) return `a button needs min_api_version ${button.level}`;
    const html = checkButtonHtml(button.text);
    if ('wrong' in html) return `a button's text: ${html.wrong}`;
    if (html.level > level) return `a button's text needs min_api_version ${html.level}`;
  }
  return undefined;
}
