import type { Bubble, Phone, PhoneButton, PhoneFile } from '../../support/phone.ts';
import type { Account } from './account.ts';
import { emitReceipt } from './arrival.ts';
import type { BotMessage } from './bot-message.ts';
import type { MediaStore } from './media-store.ts';
import { Person, type PersonFacts } from './person.ts';
import type { SavedViberPhone } from './saved-phone.ts';
import { botBubble, keyboardRows } from './screen.ts';
import { takeWelcome } from './welcome.ts';
import type { WireObject } from './wire.ts';

const SCREEN_MAX = 500;
const SCREEN_DROPPED = 100;
const STICKER_ID = 46_105;
const YANGON = { lat: 16.8409, lng: 96.1735 };
const BARE_URL = /^https?:\/\/\S+$/i;

/** A person's Viber. `block` and `unblock` are the switch "Receive messages": they unsubscribe and subscribe. */
export class ViberPhone implements Phone {
  readonly channel = 'viber';
  readonly person: Person;
  readonly #account: Account;
  readonly #media: MediaStore;
  readonly #origin: () => string;
  readonly #screen: Bubble[] = [];
  readonly #listeners = new Set<() => void>();
  #keyboard: readonly (readonly PhoneButton[])[] = [];
  #inputField: 'regular' | 'minimized' | 'hidden' = 'regular';

  constructor(account: Account, media: MediaStore, origin: () => string, facts: PersonFacts) {
    this.#account = account;
    this.#media = media;
    this.#origin = origin;
    this.person = new Person(facts, (message, token) => this.#show(message, token));
  }

  get id(): string {
    return this.person.facts.id;
  }

  get name(): string {
    return this.person.facts.name;
  }

  get screen(): readonly Bubble[] {
    return this.#screen;
  }

  get keyboard(): readonly (readonly PhoneButton[])[] {
    return this.#keyboard;
  }

  /** Whether the person sees an input field above the keyboard. */
  get inputField(): 'regular' | 'minimized' | 'hidden' {
    return this.#inputField;
  }

  get subscribed(): boolean {
    return this.person.subscribed;
  }

  /** Which receipts the phone sends by itself; switch one off and send it with `deliveredReceipt` or `seenReceipt`. */
  get receipts(): { delivered: boolean; seen: boolean } {
    return this.person.receipts;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async say(text: string): Promise<void> {
    this.#mine({ text });
    await this.#message(BARE_URL.test(text) ? { type: 'url', text, media: text } : { type: 'text', text });
  }

  async tap(button: PhoneButton): Promise<void> {
    if (button.kind === 'none' || button.kind === 'callback') return;
    if (button.kind === 'contact') return this.person.facts.desktop ? undefined : this.shareContact(this.person.facts.phoneNumber, true);
    if (button.kind === 'location') return this.shareLocation(YANGON.lat, YANGON.lng);
    const silent = button.silent === true;
    if (button.kind === 'url' && silent) return;
    const text = button.data ?? '';
    if (!silent) this.#mine({ text });
    await this.#message({ type: 'text', text }, silent);
  }

  async open(payload?: string): Promise<void> {
    const token = this.#account.nextToken();
    const fields: WireObject = {
      type: 'open',
      ...(payload === undefined ? {} : { context: payload }),
      user: this.#account.userObject(this.person),
      subscribed: this.person.subscribed,
    };
    await this.#account.emit('conversation_started', fields, token, takeWelcome(this.#account, this.person, token));
  }

  async shareContact(phone: string, own = false): Promise<void> {
    const contact = { name: own ? this.name : 'Contact', phone_number: phone.replace(/^\+/, '') };
    this.#mine({ text: `☎ ${contact.phone_number}` });
    await this.#message({ type: 'contact', contact });
  }

  async shareLocation(lat: number, lng: number): Promise<void> {
    this.#mine({ text: `📍 ${lat}, ${lng}` });
    await this.#message({ type: 'location', location: { lat, lon: lng } });
  }

  async send(file: PhoneFile): Promise<void> {
    const url = this.#origin() + (await this.#media.keep(file.name, file.mime, file.bytes));
    const type = file.kind === 'photo' ? 'picture' : file.mime.startsWith('video/') ? 'video' : 'file';
    this.#mine({ text: file.caption ?? '', media: { kind: file.kind, url, name: file.name } });
    await this.#message({
      type,
      media: url,
      ...(type === 'file' ? {} : { thumbnail: url }),
      ...(file.caption === undefined ? {} : { text: file.caption }),
      file_name: file.name,
      size: file.bytes.byteLength,
    });
  }

  async sendSticker(): Promise<void> {
    this.#mine({ text: '🙂' });
    await this.#message({ type: 'sticker', sticker_id: STICKER_ID });
  }

  edit(): Promise<void> {
    return Promise.reject(new Error('Viber has no editing'));
  }

  block(): Promise<void> {
    return this.unsubscribe();
  }

  unblock(): Promise<void> {
    return this.subscribe();
  }

  /** Presses Subscribe: the `subscribed` event; clears tracking_data. */
  async subscribe(): Promise<void> {
    this.person.subscribe();
    await this.#account.emit('subscribed', { user: this.#account.userObject(this.person) }, this.#account.nextToken());
  }

  /** Leaves the bot: the `unsubscribed` event; sending to the person is refused with status 6 from now on. */
  async unsubscribe(): Promise<void> {
    this.person.unsubscribe();
    await this.#account.emit('unsubscribed', { user_id: this.id }, this.#account.nextToken());
  }

  /** Reports `delivered` for a bot message (a bubble's id) from one more device. */
  async deliveredReceipt(token: string): Promise<void> {
    await emitReceipt(this.#account, this.person, 'delivered', token);
  }

  /** Reports `seen` for a bot message. */
  async seenReceipt(token: string): Promise<void> {
    await emitReceipt(this.#account, this.person, 'seen', token);
  }

  /** The screen and what the server knows of this person, for the next start. */
  save(): SavedViberPhone {
    const { subscribed, trackingData } = this.person;
    const session = this.person.session(this.#account.now());
    return {
      id: this.id, subscribed, screen: this.#screen.map((bubble) => ({ ...bubble, at: bubble.at.toISOString() })), keyboard: this.#keyboard,
      ...(trackingData !== undefined && { trackingData }), ...(session && { sessionOpenedAt: session.openedAt }),
    };
  }

  /** Takes up what `save` gave in an earlier life. */
  recall(saved: SavedViberPhone): void {
    this.person.recall(saved.subscribed, saved.sessionOpenedAt, saved.trackingData);
    this.#screen.push(...saved.screen.map((bubble) => ({ ...bubble, at: new Date(bubble.at) })));
    this.#keyboard = saved.keyboard;
  }

  async #message(content: WireObject, silent = false): Promise<void> {
    this.person.wrote(this.#account.now());
    const { trackingData } = this.person;
    const message = trackingData === undefined ? content : { ...content, tracking_data: trackingData };
    const fields = { sender: this.#account.userObject(this.person), message, silent };
    await this.#account.emit('message', fields, this.#account.nextToken());
  }

  #show(message: BotMessage, token: string): void {
    if (message.keyboard !== undefined) {
      this.#keyboard = keyboardRows(message.keyboard);
      this.#inputField = message.keyboard.inputField;
    }
    this.#add(botBubble(message, token, this.#account.settings.now()));
  }

  #mine(bubble: Pick<Bubble, 'text' | 'media'>): void {
    this.#add({ id: `me-${this.#account.nextToken()}`, from: 'me', buttons: [], at: this.#account.settings.now(), ...bubble });
  }

  #add(bubble: Bubble | undefined): void {
    if (bubble !== undefined) this.#screen.push(bubble);
    if (this.#screen.length > SCREEN_MAX) this.#screen.splice(0, SCREEN_DROPPED);
    for (const listener of this.#listeners) listener();
  }
}
