import type { Reader, Tx } from '../../core/db/database.ts';
import type { Language } from '../../core/language/language.ts';
import { translator, type Translate } from '../../core/language/translate.ts';
import type { Chat, ChatHost, Links } from './chat.ts';
import type { ChannelName, Inbound } from './inbound.ts';
import type { Turn } from './turn.ts';
import type { View } from './view.ts';

/** The turn as the steps of a place see it. What changes within a turn – transaction, member, language, answers – is read as it is now. */
export class TurnChat implements Chat {
  readonly id: string;
  readonly channel: ChannelName;
  readonly inbound: Inbound;
  readonly now: Date;
  readonly links: Links;
  readonly args: readonly string[];
  readonly otherReading: ChatHost['otherReading'];
  readonly vault: ChatHost['vault'];
  readonly sealed: string | undefined;
  readonly #turn: Turn;
  readonly #host: ChatHost;

  constructor(turn: Turn, args: readonly string[]) {
    const { host } = turn;
    this.#turn = turn;
    this.#host = host;
    this.id = host.id;
    this.channel = host.channel;
    this.inbound = host.inbound;
    this.now = host.now;
    this.links = host.links;
    this.args = args;
    this.otherReading = host.otherReading;
    this.vault = host.vault;
    this.sealed = turn.sealed;
  }

  get language(): Language { return this.#host.language ?? 'en'; }
  get t(): Translate { return translator(this.language); }
  get read(): Reader { return this.#host.read; }
  get member(): string | undefined { return this.#host.member; }
  get slots(): Readonly<Record<string, unknown>> {
    const { inForm, form } = this.#turn.session;
    return inForm ? form?.slots ?? {} : {};
  }

  tx(): Promise<Tx> { return this.#host.tx(); }
  abandon(): Promise<void> { return this.#host.abandon(); }
  speak(language: Language): void { this.#host.speak(language); }
  become(member: string): void { this.#host.become(member); }
  keep(name: string, value: unknown, ms: number): void { this.#turn.keep(name, value, ms); }
  seal(box: string): void { this.#turn.update({ sealed: box }); }
  say(words: string | View): void { this.#turn.say(words); }

  kept(name: string): unknown {
    const kept = this.#turn.session.kept?.[name];
    return kept && kept.until > this.now ? kept.value : undefined;
  }

  set(changed: Readonly<Record<string, unknown>>): void {
    this.#turn.updateForm({ slots: { ...this.#turn.session.form?.slots, ...changed } });
  }
}
