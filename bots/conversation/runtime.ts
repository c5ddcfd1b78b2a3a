import type { Logger } from 'pino';
import type { Reader } from '../../core/db/database.ts';
import type { Writer } from '../../core/encoding/evidence.ts';
import type { HeardText } from '../../core/encoding/read-text.ts';
import type { Language } from '../../core/language/language.ts';
import type { Links } from '../../flows/engine/chat.ts';
import type { FlowTable } from '../../flows/engine/flow.ts';
import type { ChannelName } from '../../flows/engine/inbound.ts';
import type { View } from '../../flows/engine/view.ts';
import type { Vault } from '../../core/vault.ts';
import type { Notice } from '../../core/notices/notice.ts';
import type { Channel } from '../channel.ts';
import type { ChatQueue } from './chat-queue.ts';
import type { ConversationStore } from './conversation-store.ts';

/** Counts what the operator wants to know; main.ts connects it to Prometheus. Names and labels only, never a person. */
export type Count = (name: string, labels?: Readonly<Record<string, string>>, by?: number) => void;

export interface Limits {
  /** More messages a minute than this from one person get one polite word, then silence. */
  readonly messagesPerMinute: number;
  /** Races lost before the platform is asked to deliver again. */
  readonly races: number;
  /** Tries of an update whose step throws, before it is parked. */
  readonly tries: number;
  /** Sends of a reply that nobody answers: each may have arrived, so the person may read it that often. */
  readonly unknownSends: number;
  /** Sends of a reply that the platform answers with a failure of its own (5xx): half an hour of patience, then what stands behind it may go. */
  readonly failedSends: number;
  /** How long one process holds a chat's delivery; longer than the longest send. */
  readonly deliveryMs: number;
}

export const LIMITS: Limits = { messagesPerMinute: 40, races: 20, tries: 3, unknownSends: 3, failedSends: 120, deliveryMs: 25_000 };

/** What the files of this folder share: made once by main.ts. */
export interface Runtime {
  /** This process, among those that share the database. */
  readonly by: string;
  readonly reader: Reader;
  readonly store: ConversationStore;
  readonly queue: ChatQueue;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly flows: FlowTable;
  readonly links: Links;
  readonly vault: Vault;
  readonly limits: Limits;
  readonly log: Logger;
  readonly count: Count;
  /** The words of a notice, in the recipient's language; `undefined` when there is nothing left to say. From flows/notices. */
  readonly noticeView: (reader: Reader, links: Links, notice: Notice, language: Language, channel: ChannelName) => Promise<View | undefined>;
  /** Raw text → stored Unicode, by the writer's choice and their messages so far. From core/encoding. */
  readonly readText: (raw: string, writer: Writer) => Pick<HeardText, 'text' | 'other' | 'evidence' | 'ask'> & Partial<Pick<HeardText, 'heard'>>;
}

/** The channel of a conversation. It exists as long as its settings do. */
export function channelOf(runtime: Runtime, name: ChannelName): Channel | undefined {
  return runtime.channels.get(name);
}
