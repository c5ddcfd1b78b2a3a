import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections (32768 and up; 49152 elsewhere): nobody takes it by chance before it is used. */
const FROM = 15_000;
const TO = 32_000;
const TRIES = 50;

/** A TCP port on 127.0.0.1 that nobody listens on at this moment, and that no connection takes for its own end. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(FROM, TO);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${FROM} and ${TO}`);
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => { resolve(false); });
    server.listen(port, '127.0.0.1', () => { server.close(() => { resolve(true); }); });
  });
}
