import type { Reader, Tx } from '../../core/db/database.ts';
import type { Language } from '../../core/language/language.ts';
import type { Translate } from '../../core/language/translate.ts';
import type { Vault } from '../../core/vault.ts';
import type { ChannelName, Inbound, InboundFile } from './inbound.ts';
import type { View } from './view.ts';

/** What a conversation lends to a turn: its identity, the database, the transaction. Implemented by bots/conversation. */
export interface ChatHost {
  /** The conversation's id, `telegram:123`. */
  readonly id: string;
  readonly channel: ChannelName;
  readonly inbound: Inbound;
  /** The text's other reading (Zawgyi for Unicode, or the reverse), where that may be what was meant: to be tried where the first means nothing. */
  readonly otherReading?: string | undefined;
  /** Unset until the person has chosen. */
  readonly language: Language | undefined;
  /** Unset until the person has joined (their first choice of language). */
  readonly member: string | undefined;
  readonly now: Date;
  /** For reading; sees this turn's own writes. */
  readonly read: Reader;
  readonly links: Links;
  /** What stands under SECRET_KEY. */
  readonly vault: Vault;
  /** Opens the turn's transaction at the first call; the conversation's commit becomes its last write. */
  tx(): Promise<Tx>;
  /** Throws away what this turn wrote to the domain (a refusal); its words still go out in a plain commit. */
  abandon(): Promise<void>;
  /** Sets the language of this chat from now on. */
  speak(language: Language): void;
  /** Says who the person is from now on. */
  become(member: string): void;
}

/** Addresses that a text or a button may carry. Made by main.ts from the settings. */
export interface Links {
  readonly brand: string;
  /** The public page of a job, with the personal code of who recommends it: `PUBLIC_URL/j/JOB/CODE`. */
  jobPage(job: string, code?: string): string;
  /** A deep link into a chat, or undefined where that channel is off. */
  deepLink(channel: ChannelName, payload: string): string | undefined;
  /** A file of core/files by a signed address that a channel's servers, and the reader, can fetch for a day. */
  file(file: { readonly _id: string; readonly name: string }): string;
  /** Any other page of ours, by path. */
  page(path: string): string;
}

/** A turn as a step sees it. `S` are the form's slots; screens have none. */
export interface Chat<S = Readonly<Record<string, unknown>>> extends Omit<ChatHost, 'language'> {
  readonly language: Language;
  readonly t: Translate;
  /** What came with the place: `go jobs.card JOB` → `['JOB']`. From a button or a link: never trusted. */
  readonly args: readonly string[];
  /** The form's answers so far. */
  readonly slots: Partial<S>;
  /** Sets answers besides the one a step reads (a page's position, a remembered choice). */
  set(slots: Partial<S>): void;
  /** What was kept under this name, until its time is over. From an older version perhaps: check its shape. */
  kept(name: string): unknown;
  /** Keeps something small with the conversation for so many milliseconds; it costs no statement. */
  keep(name: string, value: unknown, ms: number): void;
  /** Says something before the next screen. Plain words are put on top of it, in one message. */
  say(words: string | View): void;
  /** What a secret step sealed at the input before this one; `undefined` when something else came in between. */
  readonly sealed: string | undefined;
  /** Keeps a sealed box until the next input, whatever that is. Only what nobody can open who has the database and SECRET_KEY (see pad.ts). */
  seal(box: string): void;
}

/** What a step is given: a person's input, the text normalised (the raw text is in `chat.inbound`). */
export type StepInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'answer'; readonly value: string }
  | { readonly kind: 'contact'; readonly phone: string; readonly own: boolean }
  | { readonly kind: 'location'; readonly lat: number; readonly lng: number }
  | { readonly kind: 'file' | 'photo' | 'voice'; readonly file: InboundFile; readonly caption?: string }
  | { readonly kind: 'sticker' };
