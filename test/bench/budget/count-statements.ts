import type { Command } from '../../emulators/mongo-proxy/read-message.ts';
import type { MongoProxy } from '../../emulators/mongo-proxy/start-mongo-proxy.ts';

/** What the driver says for itself, without being asked by the app; and the change stream that search follows, which asks whether or not anything happens. */
const HOUSEKEEPING = new Set(['getMore', 'hello', 'isMaster', 'ismaster', 'ping', 'endSessions', 'buildInfo', 'saslStart', 'saslContinue']);
/** Longer than a sent message waits for a next commit to remove it (deliver-outbox.ts). */
const QUIET_MS = 600;

/** Counts statements as the server's opcounters do: each document of an insert, update or delete, each query, each other command. */
export class StatementCounter {
  #counted = 0;
  #names: string[] = [];

  constructor(proxy: MongoProxy) {
    proxy.intercept({ before: (command) => { this.#count(command); return 'pass'; } });
  }

  /** Statements from the beginning of `act` until it is over and the outbox was cleared. */
  async of(act: () => Promise<void>): Promise<{ count: number; names: string }> {
    this.#counted = 0;
    this.#names = [];
    await act();
    await new Promise((resolve) => { setTimeout(resolve, QUIET_MS); });
    return { count: this.#counted, names: this.#names.join(' ') };
  }

  /** The median over so many acts with what it was made of. */
  async median(acts: readonly (() => Promise<void>)[]): Promise<{ count: number; names: string }> {
    const counts: { count: number; names: string }[] = [];
    for (const act of acts) counts.push(await this.of(act));
    const middle = counts.toSorted((a, b) => a.count - b.count)[Math.floor(counts.length / 2)];
    if (!middle) throw new Error('nothing was counted');
    return middle;
  }

  #count(command: Command): void {
    if (HOUSEKEEPING.has(command.name) || isSweep(command)) return;
    this.#counted += Math.max(1, command.writes ? command.documents.length : 1);
    this.#names.push(command.collection === undefined ? command.name : `${command.name}:${command.collection}`);
  }
}

/** A sweeper's look for what is due (bots/delivery/sweepers.ts): it comes by the clock, whoever does what, and fell into one act or another. */
function isSweep({ name, filter }: Command): boolean {
  return name === 'find' && 'dueAt' in filter && !('_id' in filter);
}
