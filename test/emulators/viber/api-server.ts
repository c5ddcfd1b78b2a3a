import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Trouble } from '../../support/phone.ts';
import { getAccountInfo, getOnline, getUserDetails } from './account-reads.ts';
import type { Account } from './account.ts';
import { broadcastMessage } from './broadcast-message.ts';
import type { Endpoint, Reply } from './endpoint.ts';
import type { MediaStore } from './media-store.ts';
import { sendMessage } from './send-message.ts';
import { setWebhook } from './set-webhook.ts';
import { refuse } from './statuses.ts';
import { CHAT_HOSTNAME, isObject, withToken, type WireObject } from './wire.ts';

const BODY_BYTES_MAX = 30 * 1024;
const KEEP_ALIVE_MS = 75_000;
const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['set_webhook', setWebhook],
  ['send_message', sendMessage],
  ['broadcast_message', broadcastMessage],
  ['get_account_info', getAccountInfo],
  ['get_user_details', getUserDetails],
  ['get_online', getOnline],
]);

/** The HTTP side of the emulator: /pa/* with HTTP 200 for every answer, and /media/* for what people sent (channels.md §1.2). */
export function apiServer(account: Account, media: MediaStore, trouble: () => Trouble): Server {
  const server = createServer((request, response) => {
    handle(account, media, trouble(), request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

async function handle(account: Account, media: MediaStore, trouble: Trouble, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path.startsWith('/media/')) return serveMedia(media, path, response);
  const name = path.startsWith('/pa/') ? path.slice('/pa/'.length).replace(/\/$/, '') : '';
  const endpoint = ENDPOINTS.get(name);
  const body = await readBody(request);
  const readable = request.method === 'POST' || (request.method === 'GET' && name === 'get_account_info');
  if (endpoint === undefined || !readable) {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<html><body>404 Not Found</body></html>');
    return;
  }
  const fault = takeFault(trouble);
  if (fault?.kind === 'silent') return;
  if (fault?.kind === 'error') {
    response.writeHead(500, { 'content-type': 'text/html' }).end('<html><body>500 Internal Server Error</body></html>');
    return;
  }
  const wire = parseBody(body);
  const reply: Reply = fault?.kind === 'flood' ? refuse('tooManyRequests', 'Too many requests') : await answer(account, endpoint, request, wire);
  record(account, name, wire, reply);
  if (fault?.kind === 'accepted-then-silent') return;
  const text = withToken({ status: reply.status, status_message: reply.message }, reply.token, { chat_hostname: CHAT_HOSTNAME, ...reply.fields });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text, 'latin1');
}

async function answer(account: Account, endpoint: Endpoint, request: IncomingMessage, wire: WireObject | 'too long' | undefined): Promise<Reply> {
  const header = request.headers['x-viber-auth-token'];
  const token = header ?? (isObject(wire) ? wire['auth_token'] : undefined);
  if (token === undefined || token === '') return refuse('invalidAuthToken', 'missing_auth_token');
  if (token !== account.settings.token) return refuse('invalidAuthToken', 'invalidAuthToken');
  if (wire === 'too long') return refuse('badData', `request is too long (maximum: ${BODY_BYTES_MAX} bytes)`);
  if (wire === undefined) return refuse('badData', 'request is not a JSON object');
  return endpoint(account, wire);
}

function record(account: Account, endpoint: string, wire: WireObject | 'too long' | undefined, reply: Reply): void {
  const { auth_token: _, ...body } = isObject(wire) ? wire : {};
  const { status, message, token } = reply;
  account.record({ endpoint, body, status, message, ...(token === undefined ? {} : { token }) });
}

/** The fault that strikes this call; a counted one heals with its last call. */
function takeFault(trouble: Trouble): Trouble['api'] {
  const fault = trouble.api;
  if (fault === undefined || trouble.apiCalls === undefined) return fault;
  if (trouble.apiCalls <= 0) return undefined;
  trouble.apiCalls -= 1;
  if (trouble.apiCalls === 0) {
    delete trouble.api;
    delete trouble.apiCalls;
  }
  return fault;
}

function readBody(request: IncomingMessage): Promise<Buffer | 'too long'> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= BODY_BYTES_MAX) parts.push(part);
    });
    request.on('end', () => resolve(size > BODY_BYTES_MAX ? 'too long' : Buffer.concat(parts)));
    request.on('error', reject);
  });
}

function parseBody(body: Buffer | 'too long'): WireObject | 'too long' | undefined {
  if (body === 'too long') return body;
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function serveMedia(media: MediaStore, path: string, response: ServerResponse): Promise<void> {
  const file = await media.read(path);
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': file.mime, 'content-length': file.bytes.byteLength }).end(file.bytes);
}
