import type { ClientSession } from 'mongoose';
import { commitWithRetry, type Reader, type Tx } from '../../core/db/database.ts';
import type { Language } from '../../core/language/language.ts';
import type { ChatHost, Links } from '../../flows/engine/chat.ts';
import type { ChannelName, Inbound } from '../../flows/engine/inbound.ts';
import type { Vault } from '../../core/vault.ts';
import type { Conversation } from './conversation.ts';
import type { Runtime } from './runtime.ts';

const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

/** One turn's hold on the database: reads until the first write, then a transaction whose last write is the conversation's. */
export class TurnHost implements ChatHost {
  readonly id: string;
  readonly channel: ChannelName;
  readonly inbound: Inbound;
  readonly links: Links;
  readonly vault: Vault;
  readonly otherReading: string | undefined;
  readonly now: Date;
  language: Language | undefined;
  member: string | undefined;
  readonly #reader: Reader;
  #tx: Tx | undefined;
  #bells: (() => void)[] = [];

  constructor(conversation: Conversation | undefined, id: string, inbound: Inbound, { reader, links, vault }: Pick<Runtime, 'reader' | 'links' | 'vault'>, otherReading?: string) {
    this.id = id;
    this.channel = inbound.channel;
    this.inbound = inbound;
    this.links = links;
    this.vault = vault;
    this.otherReading = otherReading;
    this.now = reader.clock.now();
    this.language = conversation?.language;
    this.member = conversation?.member;
    this.#reader = reader;
  }

  get read(): Reader { return this.#tx ?? this.#reader; }

  /** The open transaction's session, if a step wrote. */
  get session(): ClientSession | undefined { return this.#tx?.session; }

  async tx(): Promise<Tx> {
    if (this.#tx) return this.#tx;
    const session = await this.#reader.db.startSession();
    session.startTransaction(TRANSACTION);
    this.#tx = { ...this.#reader, session, afterCommit: (run) => { this.#bells.push(run); } };
    return this.#tx;
  }

  async abandon(): Promise<void> {
    const tx = this.#tx;
    this.#tx = undefined;
    this.#bells = [];
    if (!tx) return;
    if (tx.session.inTransaction()) await tx.session.abortTransaction();
    await tx.session.endSession();
  }

  /** Commits the transaction and rings the bells. */
  async commit(): Promise<void> {
    const tx = this.#tx;
    if (!tx) return;
    await commitWithRetry(tx.session);
    this.ring();
    this.#tx = undefined;
    await tx.session.endSession();
  }

  /** Rings for what the committed transaction planned (also when its commit was only found to stand afterwards). */
  ring(): void {
    const bells = this.#bells;
    this.#bells = [];
    for (const ring of bells) ring();
  }

  speak(language: Language): void { this.language = language; }

  become(member: string): void { this.member = member; }
}
