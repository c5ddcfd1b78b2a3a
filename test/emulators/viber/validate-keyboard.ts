import { boolean, color, httpUrl, integer, object, oneOf, paddings, shape, string, type Rule } from './schema-rules.ts';
import { isObject, type WireObject } from './wire.ts';

const SCALE = ['crop', 'fill', 'fit'] as const;
const ALIGN_V = ['top', 'middle', 'bottom'] as const;
const ALIGN_H = ['left', 'center', 'right'] as const;
const ACTIONS_1 = ['reply', 'open-url', ''] as const;
const ACTIONS_3 = ['reply', 'open-url', 'location-picker', 'share-phone', 'none', ''] as const;
const ACTIONS_6 = [...ACTIONS_3, 'open-map'] as const;
const OPEN_URL_BODY = /^[a-z][a-z0-9+.-]*:\S+$/i;
const BUTTON_TEXT_MAX = 250;

const FRAME = shape({ BorderWidth: integer(0, 10), BorderColor: color, CornerRadius: integer(0, 10) });
const BROWSER = shape({
  ActionButton: oneOf(['forward', 'send', 'open-externally', 'send-to-bot', 'none']),
  ActionPredefinedURL: string(),
  TitleType: oneOf(['domain', 'default']),
  CustomTitle: string(15),
  Mode: oneOf(['fullscreen', 'fullscreen-portrait', 'fullscreen-landscape', 'partial-size']),
  FooterType: oneOf(['default', 'hidden']),
  ActionReplyData: string(),
});

const BUTTON_RULES: Readonly<Record<string, Rule>> = {
  Columns: integer(1, 6),
  ActionBody: string(),
  Text: string(BUTTON_TEXT_MAX),
  TextSize: oneOf(['small', 'regular', 'large']),
  TextVAlign: oneOf(ALIGN_V),
  TextHAlign: oneOf(ALIGN_H),
  TextPaddings: paddings,
  TextOpacity: integer(0, 100),
  TextBgGradientColor: color,
  TextShouldFit: boolean,
  BgColor: color,
  Silent: boolean,
  BgMediaType: oneOf(['picture', 'gif']),
  BgMedia: httpUrl,
  BgMediaScaleType: oneOf(SCALE),
  BgLoop: boolean,
  Image: httpUrl,
  ImageScaleType: oneOf(SCALE),
  OpenURLType: oneOf(['internal', 'external']),
  OpenURLMediaType: oneOf(['not-media', 'video', 'gif', 'picture']),
  InternalBrowser: BROWSER,
  Map: object,
  Frame: FRAME,
  MediaPlayer: object,
};

const BOARD_RULES = shape({
  BgColor: color,
  DefaultHeight: boolean,
  CustomDefaultHeight: integer(40, 70),
  HeightScale: integer(20, 100),
  ButtonsGroupColumns: integer(1, 6),
  ButtonsGroupRows: integer(1, 7),
  InputFieldState: oneOf(['regular', 'minimized', 'hidden']),
  FavoritesMetadata: object,
});

const KEYBOARD_BUTTON = shape({ ...BUTTON_RULES, Rows: integer(1, 2) });
const RICH_BUTTON = shape({ ...BUTTON_RULES, Rows: integer(1, 7) });

/** The two boards that carry buttons. */
export type BoardKind = 'keyboard' | 'rich_media';

/**
 * Checks what Viber's server checks of a keyboard or carousel (channels.md §1.5) and returns the words of its refusal
 * (status 3), or undefined. What only the phone checks is in `client-checks.ts`.
 */
export function wrongBoard(kind: BoardKind, board: unknown, minApiVersion: number): string | undefined {
  const wrong = isObject(board) ? wrongParts(kind, board, minApiVersion) : object(board);
  return wrong === undefined ? undefined : `${kind} is not valid. [${wrong}]`;
}

function wrongParts(kind: BoardKind, board: WireObject, level: number): string | undefined {
  const missing = ['Type', 'Buttons'].filter(key => board[key] === undefined);
  if (missing.length > 0) return missingText(missing);
  const wrong = oneOf([kind])(board['Type']) ?? BOARD_RULES(board);
  if (wrong !== undefined) return wrong;
  const buttons = board['Buttons'];
  if (!Array.isArray(buttons)) return 'Buttons must be an array';
  for (const button of buttons) {
    const fault = wrongButton(kind, button, level);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function wrongButton(kind: BoardKind, button: unknown, level: number): string | undefined {
  if (!isObject(button)) return object(button);
  if (button['ActionBody'] === undefined) return missingText(['ActionBody']);
  const wrong = (kind === 'keyboard' ? KEYBOARD_BUTTON : RICH_BUTTON)(button);
  if (wrong !== undefined) return wrong;
  const action = button['ActionType'];
  if (action !== undefined) {
    const fault = oneOf(level >= 6 ? ACTIONS_6 : level >= 3 ? ACTIONS_3 : ACTIONS_1)(action);
    if (fault !== undefined) return fault;
  }
  if (action === 'open-url' && !OPEN_URL_BODY.test(String(button['ActionBody']))) return 'ActionBody of open-url must be a URL';
  const seen = button['Text'] ?? button['BgMedia'] ?? button['Image'] ?? button['BgColor'];
  return seen === undefined ? 'a button needs at least one of Text, BgMedia, Image, BgColor' : undefined;
}

function missingText(keys: readonly string[]): string {
  return `object has missing required properties (${JSON.stringify(keys)})`;
}
