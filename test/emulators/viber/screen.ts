import type { Bubble, PhoneButton } from '../../support/phone.ts';
import type { BotBoard, BotButton, BotMessage } from './bot-message.ts';
import { plainButtonText } from './button-html.ts';
import { layOut } from './button-layout.ts';

const KINDS: Readonly<Record<string, PhoneButton['kind']>> = {
  reply: 'reply',
  'open-url': 'url',
  'share-phone': 'contact',
  'location-picker': 'location',
};

/** The keyboard as the phone draws it: rows of buttons from top to bottom. */
export function keyboardRows(board: BotBoard): PhoneButton[][] {
  const spots = layOut(board.buttons, board.columns);
  return grouped(board, spots.map(spot => spot.y));
}

/** The cards of a carousel from left to right. */
export function carouselCards(board: BotBoard): PhoneButton[][] {
  const spots = layOut(board.buttons, board.columns, board.rowsOfCard);
  return grouped(board, spots.map(spot => spot.page));
}

/** A message of the bot as it stands on the screen; undefined for a bare keyboard. */
export function botBubble(message: BotMessage, token: string, at: Date): Bubble | undefined {
  if (message.type === 'keyboard') return undefined;
  return {
    id: token,
    from: 'bot',
    text: message.carousel === undefined ? message.text : '',
    buttons: [],
    ...(message.carousel === undefined ? {} : { cards: carouselCards(message.carousel) }),
    ...(message.media === undefined ? {} : { media: message.media }),
    at,
  };
}

function grouped(board: BotBoard, keys: readonly number[]): PhoneButton[][] {
  const groups = new Map<number, PhoneButton[]>();
  board.buttons.forEach((button, index) => {
    const key = keys[index] ?? 0;
    const group = groups.get(key) ?? [];
    group.push(phoneButton(button));
    groups.set(key, group);
  });
  return [...groups.values()];
}

function phoneButton(button: BotButton): PhoneButton {
  const label = plainButtonText(button.text);
  const image = button.image ?? button.picture;
  return {
    label,
    kind: KINDS[button.action] ?? 'none',
    data: button.body,
    columns: button.columns,
    rows: button.rows,
    ...(button.action === 'open-url' ? { url: button.body } : {}),
    ...(button.background === undefined ? {} : { background: button.background }),
    ...(image === undefined ? {} : { image }),
    ...(label === button.text ? {} : { html: button.text }),
    ...(button.silent ? { silent: true } : {}),
  };
}
