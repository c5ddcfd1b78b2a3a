import type { BotBoard, BotButton } from './bot-message.ts';
import { isObject, type WireObject } from './wire.ts';

const BOARD_LEVELS: Readonly<Record<string, number>> = {
  CustomDefaultHeight: 3,
  HeightScale: 3,
  ButtonsGroupColumns: 4,
  ButtonsGroupRows: 4,
  InputFieldState: 4,
  FavoritesMetadata: 6,
};
const BUTTON_LEVELS: Readonly<Record<string, number>> = {
  TextPaddings: 4,
  BgMediaScaleType: 6,
  ImageScaleType: 6,
  TextShouldFit: 6,
  InternalBrowser: 3,
  Map: 6,
  Frame: 6,
  MediaPlayer: 6,
};
const CAROUSEL_FREE = new Set(['ButtonsGroupColumns', 'ButtonsGroupRows']);

/** Reads a keyboard or carousel that passed `wrongBoard`, filling in Viber's defaults and the API level it needs (§1.5). */
export function parseBoard(board: WireObject, kind: 'keyboard' | 'rich_media'): BotBoard {
  const list = Array.isArray(board['Buttons']) ? board['Buttons'].filter(isObject) : [];
  const state = board['InputFieldState'];
  const levels = Object.keys(board).filter(key => kind === 'keyboard' || !CAROUSEL_FREE.has(key));
  return {
    columns: numberOr(board['ButtonsGroupColumns'], 6),
    rowsOfCard: numberOr(board['ButtonsGroupRows'], 7),
    inputField: state === 'minimized' || state === 'hidden' ? state : 'regular',
    buttons: list.map(parseButton),
    level: levels.reduce((level, key) => Math.max(level, BOARD_LEVELS[key] ?? 1), 1),
  };
}

function parseButton(button: WireObject): BotButton {
  const background = textOf(button['BgColor']);
  const image = textOf(button['Image']);
  const picture = textOf(button['BgMedia']);
  let level = 1;
  for (const key in button) level = Math.max(level, BUTTON_LEVELS[key] ?? 1);
  return {
    columns: numberOr(button['Columns'], 6),
    rows: numberOr(button['Rows'], 1),
    text: textOf(button['Text']) ?? '',
    action: textOf(button['ActionType']) || 'reply',
    body: textOf(button['ActionBody']) ?? '',
    silent: button['Silent'] === true,
    ...(background === undefined ? {} : { background }),
    ...(image === undefined ? {} : { image }),
    ...(picture === undefined ? {} : { picture }),
    level,
  };
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
