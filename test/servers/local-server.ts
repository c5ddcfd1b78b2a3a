import { setTimeout as pause } from 'node:timers/promises';
import { type ChildServer, type LocalServer, logTail, spawnServer } from './child-server.ts';
import { freePort } from './free-port.ts';

/** How one kind of server is started and known to serve. */
export interface ServerKind {
  readonly name: string;
  readonly command: string;
  readonly log: string;
  args(port: number): readonly string[];
  uri(port: number): string;
  /** Resolves when the server serves; throws while it does not (yet). */
  ready(port: number): Promise<void>;
}

const READY_MS_MAX = 60_000;
const LOOK_EVERY_MS = 25;
const PORT_TRIES = 3;

/** Starts a server and waits until it serves. `wanted` 0 is any free port (tried again when somebody else was faster). */
export async function startLocalServer(kind: ServerKind, wanted: number): Promise<LocalServer> {
  let port = 0;
  const launch = async (): Promise<ChildServer> => {
    const started = await spawnServer(kind.command, kind.args(port), kind.log);
    await waitUntilReady(kind, port, started);
    return started;
  };
  let child: ChildServer | undefined;
  for (let tries = 1; child === undefined; tries++) {
    port = wanted === 0 ? await freePort() : wanted;
    try {
      child = await launch();
    } catch (error) {
      if (wanted !== 0 || tries >= PORT_TRIES) throw error;
    }
  }
  let current = child;
  return {
    uri: kind.uri(port),
    port,
    get pid() { return current.pid; },
    stop: async () => { if (current.alive()) await current.stop(); },
    kill: async () => { if (current.alive()) await current.kill(); },
    restart: async () => {
      if (current.alive()) await current.stop();
      current = await launch();
    },
  };
}

async function waitUntilReady(kind: ServerKind, port: number, child: ChildServer): Promise<void> {
  const begun = performance.now();
  for (;;) {
    try {
      if (child.alive()) return await kind.ready(port);
    } catch (error) {
      if (performance.now() - begun > READY_MS_MAX) {
        await child.kill();
        throw new Error(`${kind.name} does not serve: ${String(error)}\n${await logTail(kind.log)}`, { cause: error });
      }
    }
    if (!child.alive()) throw new Error(`${kind.name} ended at its start:\n${await logTail(kind.log)}`);
    await pause(LOOK_EVERY_MS);
  }
}
