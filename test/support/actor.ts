import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { TextKey, TextParams } from '../../core/language/keys.ts';
import { localeOf, type Language } from '../../core/language/language.ts';
import { burmeseDigits, translator } from '../../core/language/translate.ts';
import { zawgyiToUnicode } from '../../core/text/convert-zawgyi.ts';
import { normalise } from '../../core/text/normalise.ts';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';
import type { Bubble, Phone, PhoneButton, PhoneFile } from './phone.ts';
import type { System } from './start-system.ts';

/** A label on a button: a text key, or words as the person reads them. */
type Label = TextKey | { readonly words: string | RegExp };

/** What a person saw after one act. */
export interface Frame { readonly screen: readonly Bubble[]; readonly keyboard: readonly (readonly PhoneButton[])[] }

/** A person of a story: acts on a phone, reads what came back. Everything they do waits until everybody has been answered. */
export class Actor {
  readonly phone: Phone;
  readonly language: Language;
  readonly #system: System;
  /** Bubbles before this are old news. */
  #read = 0;
  /** One picture for each thing the person did: what came of it, and the keyboard then. Kept for the gallery only. */
  readonly frames: Frame[] = [];
  /** Texts of bubbles as the person last read them: one that was edited since is news. */
  #known: ReadonlyMap<string, string> = new Map();

  constructor(system: System, phone: Phone, language: Language) {
    this.#system = system;
    this.phone = phone;
    this.language = language;
  }

  /** Opens the chat, by a link when a payload is given. */
  opens(payload?: string): Promise<void> { return this.#act(() => this.phone.open(payload)); }

  /** Arrives and chooses the language; stands at the menu (or where the link leads). */
  async arrives(payload?: string): Promise<this> {
    await this.opens(payload);
    await this.taps({ words: toPhone(translator('my')(`common:language.${this.language}`), this.language === 'zg' ? 'zg' : 'en') });
    return this;
  }

  /** Types a text: on a Zawgyi phone the bytes are Zawgyi. */
  says(text: string): Promise<void> { return this.#act(() => this.phone.say(toPhone(text, this.language))); }

  /** Types exactly these bytes. */
  saysRaw(text: string): Promise<void> { return this.#act(() => this.phone.say(text)); }

  /** Presses the newest button with this label. */
  taps(label: Label, params?: TextParams): Promise<void> {
    const button = this.button(label, params);
    return this.#act(() => this.phone.tap(button));
  }

  /** Presses a button again, however old it is. */
  tapsAgain(button: PhoneButton): Promise<void> { return this.#act(() => this.phone.tap(button)); }

  sharesContact(phone: string, own = true): Promise<void> { return this.#act(() => this.phone.shareContact(phone, own)); }
  sharesLocation(lat: number, lng: number): Promise<void> { return this.#act(() => this.phone.shareLocation(lat, lng)); }
  sends(file: PhoneFile): Promise<void> { return this.#act(() => this.phone.send(file)); }
  sendsSticker(): Promise<void> { return this.#act(() => this.phone.sendSticker()); }
  edits(bubble: Bubble, text: string): Promise<void> { return this.#act(() => this.phone.edit(bubble, toPhone(text, this.language))); }

  /** What the bot said since the person last acted, as Unicode. */
  get heard(): string {
    const news = this.phone.screen.filter((bubble, index) => index >= this.#read || (bubble.edited && this.#known.get(bubble.id) !== bubble.text));
    const texts = news.filter((bubble) => bubble.from === 'bot').map((bubble) => [bubble.text, ...cardTexts(bubble)].join('\n'));
    return texts.map((text) => this.fromPhone(text)).join('\n---\n');
  }

  /** Labels that can be pressed now, as Unicode. */
  get labels(): string[] { return this.#buttons().map((button) => this.fromPhone(button.label)); }

  /** Expects the words of a key among what the bot just said; parameters that are not given match anything. */
  sees(key: TextKey, params: TextParams = {}): void {
    expect(normalise(this.heard), `${this.#who()} expected ${key}`).toMatch(pattern(key, this.language, params));
  }

  seesText(text: string | RegExp): void {
    if (typeof text === 'string') expect(normalise(this.heard), this.#who()).toContain(normalise(text));
    else expect(normalise(this.heard), this.#who()).toMatch(text);
  }

  doesNotSee(key: TextKey): void {
    expect(normalise(this.heard), `${this.#who()} did not expect ${key}`).not.toMatch(pattern(key, this.language, {}));
  }

  seesButton(label: Label, params?: TextParams): void { this.button(label, params); }

  doesNotSeeButton(label: Label): void { expect(this.#find(label, {}), this.#who()).toBeUndefined(); }

  /** Nothing came since the person last acted. */
  seesNothing(): void { expect(this.heard, this.#who()).toBe(''); }

  /** Marks everything on the screen as read: what comes from others is seen from here on. */
  looksAway(): void {
    this.#read = this.phone.screen.length;
    this.#known = new Map(this.phone.screen.map((bubble) => [bubble.id, bubble.text]));
  }

  button(label: Label, params: TextParams = {}): PhoneButton {
    const found = this.#find(label, params);
    if (!found) throw new Error(`${this.#who()} finds no button ${JSON.stringify(label)} among: ${this.labels.join(' | ')}\n${this.heard}`);
    return found;
  }

  /** A text as it came over the wire, in Unicode. */
  fromPhone(text: string): string { return this.language === 'zg' ? normalise(zawgyiToUnicode(text)) : text; }

  #find(label: Label, params: TextParams): PhoneButton | undefined {
    const wanted = typeof label === 'string' ? pattern(label, this.language, params, true) : label.words;
    return this.#buttons().findLast((button) => {
      if (typeof wanted === 'string') return button.label === wanted || normalise(this.fromPhone(button.label)) === normalise(wanted);
      return wanted.test(normalise(this.fromPhone(button.label)));
    });
  }

  #buttons(): PhoneButton[] {
    const newest = this.phone.screen.filter((bubble) => bubble.from === 'bot').slice(-8);
    return [...newest.flatMap((bubble) => [...(bubble.cards ?? []), ...bubble.buttons].flat()), ...this.phone.keyboard.flat()];
  }

  async #act(act: () => Promise<void>): Promise<void> {
    this.looksAway();
    const before = this.phone.screen.length;
    await act();
    await this.#system.answered();
    if (process.env['GALLERY_DIR']) this.#picture(before);
  }

  #picture(before: number): void {
    const news = this.phone.screen.filter((bubble, index) => index >= before || (bubble.edited && this.#known.get(bubble.id) !== bubble.text));
    if (news.some((bubble) => bubble.from === 'bot')) this.frames.push({ screen: structuredClone(news), keyboard: structuredClone(this.phone.keyboard) });
  }

  #who(): string { return `${this.phone.name} (${this.phone.channel}, ${this.language})`; }
}

function cardTexts(bubble: Bubble): string[] {
  return (bubble.cards ?? []).flat().filter((button) => button.kind !== 'url').map((button) => button.label);
}

function toPhone(text: string, language: Language): string { return language === 'zg' ? toZawgyi(text) : text; }

const LOCALES = new URL('../../locales/', import.meta.url);
const files = new Map<string, unknown>();

function template(key: TextKey, language: Language): string[] {
  const [namespace = '', path = ''] = key.split(':');
  const file = `${localeOf(language)}/${namespace}.json`;
  if (!files.has(file)) files.set(file, JSON.parse(readFileSync(new URL(file, LOCALES), 'utf8')));
  let node: unknown = files.get(file);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  for (const step of steps) node = field(node, step);
  const found = [last, `${last}_one`, `${last}_other`].map((name) => field(node, name)).filter((text) => typeof text === 'string');
  if (found.length === 0) throw new Error(`no text for ${key} in ${file}`);
  return found;
}

function field(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null && name in node ? (node as Record<string, unknown>)[name] : undefined;
}

/** A key's words as a pattern: given parameters as they are written, others as anything. */
function pattern(key: TextKey, language: Language, params: TextParams, whole = false): RegExp {
  const alternatives = template(key, language).map((text) => normalise(text).split(/\{\{\s*(\w+)\s*\}\}/).map((piece, index) => {
    if (index % 2 === 0) return RegExp.escape(piece).replaceAll(/\\x20|\\n|\s/g, '\\s+');
    const value = params[piece];
    if (value === undefined) return '[\\s\\S]*?';
    const shown = typeof value === 'number' ? digits(value, language) : String(value);
    return RegExp.escape(normalise(shown));
  }).join(''));
  const body = `(?:${alternatives.join('|')})`;
  return new RegExp(whole ? `^${body}$` : body, 'u');
}

function digits(value: number, language: Language): string {
  const grouped = new Intl.NumberFormat('en').format(value);
  return localeOf(language) === 'my' ? burmeseDigits(grouped) : grouped;
}
