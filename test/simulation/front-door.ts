import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Where the platforms reach the app: passes each connection to one of the processes that live, in turn. */
export class FrontDoor {
  readonly #server = createServer((client) => { this.#pass(client); });
  readonly #sockets = new Set<Socket>();
  #ports: readonly number[] = [];
  #next = 0;
  url = '';

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo; // a TCP server has such an address
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Who takes connections from now on; those that stand are broken, so that the load spreads anew. */
  lead(ports: readonly number[]): void {
    this.#ports = ports;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #pass(client: Socket): void {
    const port = this.#ports[this.#next++ % Math.max(1, this.#ports.length)];
    if (port === undefined) {
      client.destroy();
      return;
    }
    const server = connect(port, '127.0.0.1');
    for (const [one, other] of [[client, server], [server, client]] as const) {
      one.setNoDelay(true);
      this.#sockets.add(one);
      one.on('error', () => { other.destroy(); });
      one.on('close', () => { this.#sockets.delete(one); other.destroy(); });
      one.pipe(other);
    }
  }
}
