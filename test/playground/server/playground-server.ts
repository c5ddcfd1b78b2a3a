import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Stage } from '../stage.ts';
import { tourGuide, type TourGuide } from '../tour/guide.ts';
import { ACTS, type Theatre } from './acts.ts';
import { Board } from './board.ts';
import { isKnown } from './media-address.ts';
import { pageFile } from './page-files.ts';
import { passThrough } from './pass-through.ts';
import { showStage } from './show-stage.ts';

export interface Playground {
  readonly url: string;
  readonly guide: TourGuide;
  stop(): Promise<void>;
}

const BODY_BYTES_MAX = 64 * 1024;
const BREATH_MS = 15_000;

/** Serves the page on loopback: the page's files, its events, its acts; every other path is the app's own, passed through. */
export async function startPlayground(stage: Stage, port = 0, mediaOrigins: readonly string[] = []): Promise<Playground> {
  const board = new Board();
  const origins = (): string[] => [stage.app.url, ...stage.wallet.origins, ...mediaOrigins];
  const refresh = showStage(stage, board, origins);
  const guide = tourGuide(stage, (state) => board.set('tour', state));
  const theatre: Theatre = { stage, guide, refresh };
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, { stage, board, theatre, origins }).catch((error: unknown) => fail(outgoing, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: urlOf(server), guide,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

interface House {
  readonly stage: Stage;
  readonly board: Board;
  readonly theatre: Theatre;
  origins(): readonly string[];
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, house: House): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://playground');
  if (url.pathname === '/events') return follow(outgoing, house.board);
  if (url.pathname === '/act' && incoming.method === 'POST') return perform(incoming, outgoing, house);
  if (url.pathname === '/media') {
    const wanted = new URL(url.searchParams.get('url') ?? '', house.stage.app.url);
    if (!isKnown(wanted.href, house.origins())) return send(outgoing, 404, 'not one of our servers');
    return passThrough(incoming, outgoing, wanted.origin, wanted.pathname + wanted.search);
  }
  const file = incoming.method === 'GET' ? await pageFile(url.pathname) : undefined;
  if (!file) return passThrough(incoming, outgoing, house.stage.app.url, incoming.url ?? '/');
  outgoing.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(file.body);
}

/** Server-sent events: all that is known, then every change. */
function follow(outgoing: ServerResponse, board: Board): void {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const leave = board.follow((patch) => { outgoing.write(`data: ${patch}\n\n`); });
  outgoing.write('data: {"key":"ready","value":true}\n\n');
  const breath = setInterval(() => outgoing.write(':\n\n'), BREATH_MS);
  outgoing.on('close', () => {
    clearInterval(breath);
    leave();
  });
}

/** One act of the page. JSON only, so that no other site's form can act here. */
async function perform(incoming: IncomingMessage, outgoing: ServerResponse, house: House): Promise<void> {
  if (!incoming.headers['content-type']?.startsWith('application/json')) return send(outgoing, 415, 'JSON only');
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming) {
    const buffer = Buffer.from(part);
    bytes += buffer.length;
    if (bytes > BODY_BYTES_MAX) return send(outgoing, 413, 'too much');
    parts.push(buffer);
  }
  const body: unknown = JSON.parse(Buffer.concat(parts).toString());
  const { act } = z.object({ act: z.string() }).parse(body);
  const run = ACTS[act];
  if (!run) return send(outgoing, 404, `no act is called ${act}`);
  await run(house.theatre, body);
  house.theatre.refresh();
  const cookies = house.theatre.guide.cookies();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  send(outgoing, 200, 'ok');
}

function fail(outgoing: ServerResponse, error: unknown): void {
  if (!outgoing.headersSent) send(outgoing, 422, error instanceof Error ? error.message : String(error));
  else outgoing.end();
}

function send(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

function urlOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}
