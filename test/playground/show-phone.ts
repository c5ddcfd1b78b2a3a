import type { Bubble, Phone, PhoneButton } from '../support/phone.ts';
import type { ShownBubble, ShownButton, ShownPhone } from './drawing/shown.ts';
import { showText, type Encoding } from './zawgyi-screen.ts';

const BUBBLES_SHOWN_MAX = 120;
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Yangon', hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Yangon', weekday: 'short', day: 'numeric', month: 'long' });

/** Gives a picture its address in the page (the playground passes files through itself, so one port is enough). */
export type Address = (url: string) => string;

export interface ShownState {
  readonly encoding: Encoding;
  readonly blocked: boolean;
  readonly address: Address;
}

/** A phone's screen as data for drawing: the last messages, the keyboard, everything as this phone's font shows it. */
export function showPhone(phone: Phone, state: ShownState): ShownPhone {
  let day = '';
  const bubbles = phone.screen.slice(-BUBBLES_SHOWN_MAX).map((bubble) => {
    const today = DAY.format(bubble.at);
    const shown = showBubble(bubble, state, today === day ? undefined : today);
    day = today;
    return shown;
  });
  return {
    channel: phone.channel, id: phone.id, name: phone.name, encoding: state.encoding, blocked: state.blocked, bubbles,
    keyboard: showRows(phone.keyboard, 'keyboard', state),
  };
}

/** One message as data for drawing; `day` heads it with a date. */
export function showBubble(bubble: Bubble, state: Omit<ShownState, 'blocked'>, day?: string): ShownBubble {
  return {
    id: bubble.id, from: bubble.from, text: showText(bubble, state.encoding), time: TIME.format(bubble.at),
    buttons: showRows(bubble.buttons, `bubble:${bubble.id}`, state),
    ...(bubble.cards && { cards: showRows(bubble.cards, `cards:${bubble.id}`, state) }),
    ...(bubble.media && { media: { ...bubble.media, url: state.address(bubble.media.url) } }),
    ...(day && { day }), ...(bubble.edited && { edited: true }), ...(bubble.toast && { toast: bubble.toast }),
  };
}

/** Finds a button again by where it was drawn: `keyboard|0|1`, `bubble:ID|0|1`, `cards:ID|0|1`. */
export function findButton(phone: Phone, ref: string): PhoneButton | undefined {
  const [place = '', row = '', column = ''] = ref.split('|');
  const [kind, ...id] = place.split(':');
  const bubble = phone.screen.find((candidate) => candidate.id === id.join(':'));
  const rows = kind === 'keyboard' ? phone.keyboard : kind === 'cards' ? bubble?.cards : bubble?.buttons;
  return rows?.[Number(row)]?.[Number(column)];
}

/** Buttons in rows (or cards), each with the `ref` that finds it again. */
export function showRows(rows: Phone['keyboard'], place: string, state: Pick<ShownState, 'encoding' | 'address'>): ShownButton[][] {
  return rows.map((row, y) => row.map((button, x) => showButton(button, `${place}|${y}|${x}`, state)));
}

function showButton(button: PhoneButton, ref: string, state: Pick<ShownState, 'encoding' | 'address'>): ShownButton {
  return {
    label: showText({ text: button.label }, state.encoding), kind: button.kind, ref,
    ...(button.url && { url: button.url }), ...(button.columns && { columns: button.columns }), ...(button.rows && { rows: button.rows }),
    ...(button.background && { background: button.background }), ...(button.style && { style: button.style }),
    ...(button.html && { html: showText({ text: button.html }, state.encoding).runs.map((run) => run.text).join('') }),
    ...(button.image && { image: state.address(button.image) }),
  };
}
