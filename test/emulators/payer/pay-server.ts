import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PayTrouble } from './pay-order.ts';

/** A request with its body, and short ways to answer it. */
export interface Visit {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  json(status: number, value: unknown): void;
  html(status: number, text: string): void;
  redirect(location: string): void;
  /** The line breaks before anything is answered. */
  drop(): void;
}

export interface PayServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** An HTTP server on loopback; what its handler throws is answered 500. */
export async function startPayServer(handle: (visit: Visit) => Promise<void> | void, port = 0): Promise<PayServer> {
  const server = createServer((request, response) => {
    read(request, response).then(handle).catch((error: unknown) => { response.writeHead(500).end(String(error)); });
  });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
    },
  };
}

/** True when trouble has answered, or never will. */
export function troubled(visit: Visit, trouble: PayTrouble): boolean {
  if (trouble.hangs) return true;
  if (trouble.down) visit.html(502, '<html><h1>502 Bad Gateway</h1></html>');
  return trouble.down;
}

async function read(request: IncomingMessage, response: ServerResponse): Promise<Visit> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
  return {
    method: request.method ?? 'GET', url: new URL(request.url ?? '/', 'http://emulator'), headers, body: Buffer.concat(chunks),
    json: (status, value) => { response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value)); },
    html: (status, text) => { response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text); },
    redirect: (location) => { response.writeHead(303, { location }).end(); },
    drop: () => { response.destroy(); },
  };
}
