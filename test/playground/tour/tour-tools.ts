import { setTimeout as pause } from 'node:timers/promises';
import { HOUR } from '../../../core/clock.ts';
import type { TextKey } from '../../../core/language/keys.ts';
import { translator } from '../../../core/language/translate.ts';
import { CAST } from '../cast.ts';
import type { Bubble, Phone, PhoneButton, PhoneFile } from '../../support/phone.ts';
import type { Acquaintance } from '../phone-book.ts';
import type { Stage } from '../stage.ts';
import { showText, typeText } from '../zawgyi-screen.ts';
import { panelVisitor, type PanelVisitor } from './panel-visitor.ts';

const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 40;
/** An answer may come in several messages: a person reads to the end before they act. */
const QUIET_MS = 120;
/** So long only buttons that came after the last act are looked at, so that a slow answer is not overtaken by an old button. */
const FRESH_MS = 1_500;
const WORDS_COMPARED = 24;
const FILLED_IN = '\u0000';

/** A player of the tour: their phone, and what they do on it in words of the story. */
export interface Player {
  readonly key: string;
  readonly phone: Phone;
  say(text: string): Promise<void>;
  opens(payload?: string): Promise<void>;
  sends(file: PhoneFile): Promise<void>;
  sharesContact(number: string): Promise<void>;
  /** What is on the screen now is old: `sees` waits for something newer. */
  looksAway(): void;
  /** Whether such a button is there now. */
  has(pattern: RegExp): boolean;
  /** The newest link in a button or a text of the bot. */
  newestLink(pattern: RegExp): string | undefined;
  /** Presses the newest button whose data, link or label matches; waits for it to appear. */
  tap(pattern: RegExp): Promise<PhoneButton>;
  /** Waits for a button without pressing it. */
  button(pattern: RegExp): Promise<PhoneButton>;
  /** Waits for a message of the bot, newer than the last act of the player, that matches; texts are read as the phone shows them. */
  sees(pattern: RegExp): Promise<Bubble>;
  /** The same for the words of a text in Burmese, by key; `parameters` names what is filled in. */
  reads(key: TextKey, ...parameters: readonly string[]): Promise<Bubble>;
}

/** What the tour's steps work with. */
export interface TourTools {
  readonly stage: Stage;
  player(name: string): Player;
  /** `telegram:ID` for a player's name; a pane's name stays. */
  keyOf(name: string): string;
  readonly panel: PanelVisitor;
  /** Opens an address of the app in the page's own frame. */
  openPage(path: string): void;
  /** Moves everybody's clock, and lets the app do what has become due. */
  passes(hours: number): Promise<void>;
  /** Waits until `look` gives something; `what` names it for the one who waits in vain. */
  until<T>(what: string, look: () => T | undefined | false): Promise<T>;
  /** What one step leaves for a later one: a link, an order. */
  readonly notes: Map<string, string>;
}

/** Tools for one run of the tour. A person whose chat is still empty plays themselves; otherwise somebody new of that name comes. */
export function tourTools(stage: Stage, openPage: (path: string) => void): TourTools {
  const players = new Map<string, Player>();
  const player = (name: string): Player => {
    const known = players.get(name);
    if (known) return known;
    const entered = enter(stage, name);
    players.set(name, entered);
    return entered;
  };
  return {
    stage, player, until, openPage,
    passes: async (hours) => {
      stage.clock.move(hours * HOUR);
      await stage.app.moveClock(hours * HOUR);
    },
    notes: new Map(), panel: panelVisitor(() => stage.app.url),
    keyOf: (name) => CAST.some((person) => person.name === name) ? player(name).key : name,
  };
}

function enter(stage: Stage, name: string): Player {
  const role = CAST.find((person) => person.name === name);
  if (!role) throw new Error(`nobody of the cast is ${name}`);
  const found = stage.book.all().find((one) => one.person.name === name && one.person.channel === role.channel);
  const used = found && found.phone.screen.length > 0 && role.part !== 'moderator';
  const number = stage.book.all().filter((one) => one.person.name.startsWith(name)).length + 1;
  const one = found && !used ? found : stage.book.add({ channel: role.channel, name: `${name} ${number}`, encoding: role.encoding, ...(role.part && { part: role.part }) });
  return playerOf(one);
}

function playerOf({ key, phone, person }: Acquaintance): Player {
  let since = phone.screen.length;
  const button = (pattern: RegExp): Promise<PhoneButton> => {
    const oldToo = performance.now() + FRESH_MS;
    return until(`a button ${pattern} on ${person.name}'s phone`, () => findLast(phone, pattern, person.encoding, performance.now() < oldToo ? since : 0));
  };
  let changedAt = 0;
  phone.onChange(() => { changedAt = performance.now(); });
  const act = async (doing: () => Promise<void>): Promise<void> => {
    await until(`a quiet moment on ${person.name}'s phone`, () => performance.now() - changedAt > QUIET_MS);
    since = phone.screen.length;
    await doing();
  };
  const sees = (pattern: RegExp): Promise<Bubble> => until(`${pattern} on ${person.name}'s phone`, () => phone.screen.slice(since)
    .findLast((bubble) => bubble.from === 'bot' && pattern.test(read(bubble, person.encoding))));
  return {
    key, phone, button,
    looksAway: () => { since = phone.screen.length; },
    say: (text) => act(() => phone.say(typeText(text, person.encoding))),
    opens: (payload) => act(() => phone.open(payload)),
    sends: (file) => act(() => phone.send(file)),
    sharesContact: (number) => act(() => phone.shareContact(number, true)),
    has: (pattern) => findLast(phone, pattern, person.encoding) !== undefined,
    newestLink: (pattern) => newestLink(phone, pattern),
    tap: async (pattern) => {
      const found = await button(pattern);
      await act(() => phone.tap(found));
      return found;
    },
    sees, reads: (key, ...parameters) => sees(new RegExp(RegExp.escape(fixedWords(key, parameters)))),
  };
}

/** The longest stretch of a text that is the same whatever is filled in. */
function fixedWords(key: TextKey, parameters: readonly string[]): string {
  const text = translator('my')(key, Object.fromEntries(parameters.map((name) => [name, FILLED_IN])));
  const [longest = ''] = text.split(FILLED_IN).map((part) => part.trim()).toSorted((one, other) => other.length - one.length);
  return longest.slice(0, WORDS_COMPARED);
}

function newestLink(phone: Phone, pattern: RegExp): string | undefined {
  const inButtons = phone.screen.toReversed().flatMap((bubble) => [...bubble.cards ?? [], ...bubble.buttons].flat()).concat(phone.keyboard.flat());
  return inButtons.find((button) => button.url !== undefined && pattern.test(button.url))?.url
    ?? phone.screen.toReversed().flatMap((bubble) => bubble.text.match(/https?:\/\/\S+/g) ?? []).find((link) => pattern.test(link));
}

/** A bubble's words and labels as the person reads them. */
function read(bubble: Bubble, encoding: 'unicode' | 'zawgyi'): string {
  const labels = [...bubble.buttons, ...bubble.cards ?? []].flat().map((button) => button.label);
  return [bubble.text, ...labels].map((text) => showText({ text }, encoding).runs.map((run) => run.text).join('')).join('\n');
}

/** The newest matching button: in the keyboard, then under the newest messages (from `since` on, and edited ones). */
function findLast(phone: Phone, pattern: RegExp, encoding: 'unicode' | 'zawgyi', since = 0): PhoneButton | undefined {
  const matches = (button: PhoneButton): boolean => pattern.test(button.data ?? '') || pattern.test(button.url ?? '')
    || pattern.test(showText({ text: button.label }, encoding).runs.map((run) => run.text).join(''));
  const inKeyboard = phone.keyboard.flat().find(matches);
  if (inKeyboard) return inKeyboard;
  for (const bubble of phone.screen.filter(({ edited }, index) => edited || index >= since).toReversed()) {
    const found = [...bubble.cards ?? [], ...bubble.buttons].flat().find(matches);
    if (found) return found;
  }
  return undefined;
}

async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  for (let waited = 0; waited <= PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`waited in vain for ${what}`);
}
