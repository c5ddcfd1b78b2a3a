import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { answeredRequest, MessageStream, readCommand, type Command } from './read-message.ts';

/** What happens to a command or its answer: it passes, or the connection breaks and it is lost. */
export type Verdict = 'pass' | 'cut';

/** Looks at what travels. Each may wait (a delay), kill somebody, or cut the connection. */
export interface Interceptor {
  /** A command has come and is not yet forwarded. */
  before?(command: Command): Verdict | Promise<Verdict>;
  /** The server has done it; its answer is not yet passed on. */
  after?(command: Command): Verdict | Promise<Verdict>;
}

/** Stands between a program and its MongoDB; understands enough of the wire protocol to make trouble at a chosen write. */
export interface MongoProxy {
  /** The connection string for the program: the server's own, by way of this proxy. */
  readonly uri: string;
  /** Replaces who looks at what travels; `{}` lets everything pass. */
  intercept(interceptor: Interceptor): void;
  /** Breaks every connection and takes no new ones, until `heal`. */
  refuse(): void;
  heal(): void;
  /** Breaks every connection once; new ones are taken. */
  cut(): void;
  /** Commands that write, seen so far. */
  readonly writes: number;
  stop(): Promise<void>;
}

/** Starts a proxy on a free port before the server of this connection string. */
export async function startMongoProxy(serverUri: string): Promise<MongoProxy> {
  const target = new URL(serverUri);
  const pairs = new Set<Pair>();
  const state = { interceptor: {} as Interceptor, refusing: false, writes: 0 };
  const server = createServer((client) => {
    if (state.refusing) {
      client.destroy();
      return;
    }
    const pair = new Pair(client, connect(Number(target.port), target.hostname), state);
    pairs.add(pair);
    client.once('close', () => { pairs.delete(pair); });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const uri = new URL(serverUri);
  uri.hostname = '127.0.0.1';
  uri.port = String((server.address() as AddressInfo).port); // a TCP server has such an address
  const cut = (): void => { for (const pair of pairs) pair.cut(); };
  return {
    uri: uri.href,
    intercept: (interceptor) => { state.interceptor = interceptor; },
    refuse: () => { state.refusing = true; cut(); },
    heal: () => { state.refusing = false; },
    cut,
    get writes() { return state.writes; },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

/** One connection of the program and the one to the server that belongs to it. Messages keep their order. */
class Pair {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #state: { interceptor: Interceptor; writes: number };
  readonly #asked = new Map<number, Command>();
  readonly #fromClient = new MessageStream();
  readonly #fromServer = new MessageStream();
  #forward: Promise<void> = Promise.resolve();
  #back: Promise<void> = Promise.resolve();

  constructor(client: Socket, server: Socket, state: { interceptor: Interceptor; writes: number }) {
    this.#client = client;
    this.#server = server;
    this.#state = state;
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => { this.cut(); }); // a broken connection is what this proxy is for
      socket.on('close', () => { this.cut(); });
    }
    client.on('data', (bytes) => {
      for (const message of this.#fromClient.take(bytes)) this.#forward = this.#forward.then(() => this.#request(message));
    });
    server.on('data', (bytes) => {
      for (const message of this.#fromServer.take(bytes)) this.#back = this.#back.then(() => this.#answer(message));
    });
  }

  cut(): void {
    this.#client.destroy();
    this.#server.destroy();
  }

  async #request(message: Buffer): Promise<void> {
    const command = readCommand(message);
    if (command?.writes) this.#state.writes += 1;
    if (command && await this.#state.interceptor.before?.(command) === 'cut') return this.cut();
    if (command) this.#asked.set(command.requestId, command);
    this.#server.write(message);
  }

  async #answer(message: Buffer): Promise<void> {
    const request = answeredRequest(message);
    const command = this.#asked.get(request);
    this.#asked.delete(request);
    if (command && await this.#state.interceptor.after?.(command) === 'cut') return this.cut();
    this.#client.write(message);
  }
}
