import type { Trouble } from '../../support/phone.ts';
import { Billing } from './billing.ts';
import type { Person } from './person.ts';
import { CHAT_HOSTNAME, signatureOf, tokenSource, withToken, type WireObject } from './wire.ts';
import { WebhookDelivery, type Delivered, type DeliveryTimes } from './webhook-delivery.ts';

/** What the bot's account is made of. */
export interface AccountSettings {
  readonly token: string;
  readonly uri: string;
  readonly name: string;
  readonly now: () => Date;
  readonly random: () => number;
  readonly times: DeliveryTimes;
  /** Whether Viber has opened broadcasting to this bot (channels.md §1.6). */
  readonly mayBroadcast: boolean;
}

/** One request of the bot, as it was answered; `welcome` is the body of an answer to conversation_started. */
export interface Call {
  readonly at: Date;
  readonly endpoint: string;
  readonly body: WireObject;
  readonly status: number;
  readonly message: string;
  readonly token?: string;
}

const CALLS_MAX = 10_000;
const CALLS_DROPPED = 1_000;
const ALWAYS = ['message', 'subscribed', 'unsubscribed'] as const;
const SELECTABLE = ['delivered', 'seen', 'failed', 'conversation_started', 'client_status'] as const;
const PLACEHOLDER_NAME = 'Subscriber';
const AVATAR = 'https://media-direct.cdn.viber.com/download_photo?dlid=';

/** The bot at the server: its webhook, its people, its money and the tokens of its messages. */
export class Account {
  readonly settings: AccountSettings;
  readonly people = new Map<string, Person>();
  readonly billing = new Billing();
  readonly calls: Call[] = [];
  readonly delivery: WebhookDelivery;
  readonly nextToken: () => string;
  eventTypes: ReadonlySet<string> = new Set([...ALWAYS, ...SELECTABLE]);
  sendName = false;
  sendPhoto = false;

  constructor(settings: AccountSettings, trouble: () => Trouble) {
    this.settings = settings;
    this.delivery = new WebhookDelivery(settings.times, trouble, settings.random);
    this.nextToken = tokenSource(settings.random);
  }

  /** Milliseconds since the epoch on the emulator's clock. */
  now(): number {
    return this.settings.now().getTime();
  }

  /** The event types that a webhook gets which asked for these; without a list it gets all (channels.md §1.3). */
  static eventTypesFor(asked: readonly string[] | undefined): string[] {
    return [...new Set([...ALWAYS, ...(asked ?? SELECTABLE)])];
  }

  static isEventType(value: unknown): value is string {
    return typeof value === 'string' && ['webhook', ...ALWAYS, ...SELECTABLE].includes(value);
  }

  /** Delivers an event with these fields, unless the webhook did not ask for its kind. */
  emit(event: string, fields: WireObject, token: string, onAnswer: (answer: string) => void = () => {}): Promise<Delivered> {
    if (event !== 'webhook' && !this.eventTypes.has(event)) return Promise.resolve({ kind: 'off' });
    return this.delivery.deliver({ event, ...this.callback(event, fields, token) }, onAnswer);
  }

  /** The bytes and the signature of a callback. */
  callback(event: string, fields: WireObject, token: string): { readonly body: Buffer; readonly signature: string } {
    const head = { event, timestamp: this.now(), chat_hostname: CHAT_HOSTNAME };
    const body = withToken(head, token, fields);
    return { body: Buffer.from(body, 'latin1'), signature: signatureOf(body, this.settings.token) };
  }

  /** The `user` or `sender` object; name and avatar are placeholders unless set_webhook asked for them. */
  userObject(person: Person): WireObject {
    const { id, name, language, country, apiVersion } = person.facts;
    return {
      id,
      name: this.sendName ? name : PLACEHOLDER_NAME,
      ...(this.sendPhoto ? { avatar: `${AVATAR}${encodeURIComponent(id)}` } : {}),
      language,
      country,
      api_version: apiVersion,
    };
  }

  /** Remembers a call; the oldest of more than 10,000 are forgotten. */
  record(call: Omit<Call, 'at'>): void {
    this.calls.push({ at: this.settings.now(), ...call });
    if (this.calls.length > CALLS_MAX) this.calls.splice(0, CALLS_DROPPED);
  }
}
