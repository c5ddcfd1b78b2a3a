import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { startViberEmulator, type ViberEmulator, type ViberEmulatorOptions } from './emulator.ts';
import { isObject, type WireObject } from './wire.ts';

/** A callback as the bot of a test received it. */
export interface Received {
  readonly raw: string;
  readonly headers: IncomingHttpHeaders;
  readonly sig: string | null;
  readonly event: WireObject;
}

/** What the bot answers; `status` undefined never answers. */
export type Answer = (event: WireObject) => { readonly status: number | undefined; readonly body?: string };

/** A tiny bot: an emulator, a webhook that keeps what it receives, and a raw API call. */
export interface BotUnderTest {
  readonly emulator: ViberEmulator;
  readonly received: Received[];
  readonly url: string;
  answer: Answer;
  events(kind: string): WireObject[];
  call(endpoint: string, body: WireObject): Promise<WireObject & { readonly raw: string }>;
  send(receiver: string, message: WireObject): Promise<WireObject & { readonly raw: string }>;
}

export const TOKEN = '445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9';

/** Starts a bot for one test and sets its webhook; everything stops with the test. */
export async function startBot(options: Partial<ViberEmulatorOptions> = {}): Promise<BotUnderTest> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const raw = Buffer.concat(parts).toString('utf8');
      const event: unknown = JSON.parse(raw);
      const sig = new URL(request.url ?? '', 'http://localhost').searchParams.get('sig');
      received.push({ raw, headers: request.headers, sig, event: isObject(event) ? event : {} });
      const { status, body = '' } = bot.answer(isObject(event) ? event : {});
      if (status !== undefined) response.writeHead(status).end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/viber`;
  const emulator = await startViberEmulator({ token: TOKEN, uri: 'myanjobs', times: { fastRepeatMs: 1 }, ...options });
  const bot: BotUnderTest = {
    emulator,
    received,
    url,
    answer: () => ({ status: 200 }),
    events: kind => received.map(one => one.event).filter(event => event['event'] === kind),
    call: (endpoint, body) => callApi(emulator, endpoint, body),
    send: (receiver, message) => callApi(emulator, 'send_message', { receiver, sender: { name: 'MyanJobs' }, ...message }),
  };
  onTestFinished(async () => {
    await emulator.stop();
    server.close();
    server.closeAllConnections();
  });
  await bot.call('set_webhook', { url, send_name: true });
  return bot;
}

async function callApi(emulator: ViberEmulator, endpoint: string, body: WireObject): Promise<WireObject & { readonly raw: string }> {
  const response = await fetch(`${emulator.apiRoot}/${endpoint}`, {
    method: 'POST',
    headers: { 'X-Viber-Auth-Token': TOKEN },
    body: JSON.stringify(body),
  });
  const raw = await response.text();
  const value: unknown = JSON.parse(raw);
  return { ...(isObject(value) ? value : {}), raw };
}

/** A keyboard of one button a row with these labels. */
export function keyboardOf(...labels: string[]): WireObject {
  return { Type: 'keyboard', Buttons: labels.map(label => ({ Columns: 6, Rows: 1, Text: label, ActionBody: `go ${label}` })) };
}
