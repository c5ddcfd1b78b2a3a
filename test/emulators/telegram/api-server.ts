import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, tooManyRequests } from './api-error.ts';
import { CallLog } from './call-log.ts';
import { isRecord, Params } from './params.ts';
import { METHOD_TABLE, runsAsWebhookReply } from './methods/method-table.ts';
import { RawJson } from './methods/updates.ts';
import type { Platform } from './platform.ts';
import { readBody, toParams } from './read-request.ts';
import { takeApiTrouble } from './trouble.ts';

const PATH = /^\/(file\/)?bot([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s;

/** The Bot API on the wire: tokens, arguments, answers, files, and the trouble asked for. */
export class ApiServer {
  readonly log: CallLog;
  readonly server: Server;
  private readonly platform: Platform;
  private readonly token: string;

  constructor(platform: Platform, token: string, callsMax: number) {
    this.platform = platform;
    this.token = token;
    this.log = new CallLog(callsMax);
    this.server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
      this.handle(request, response).catch((error: unknown) => this.fail(response, error));
    });
    platform.feed.onWebhookReply = (body) => this.runReply(body);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = PATH.exec(request.url ?? '');
    if (path === null) return this.serveMedia(request.url ?? '', response);
    const [, file, token = '', rest = '', query = ''] = path;
    if (!/^\d+:[\w-]+$/.test(token)) throw new ApiError(401, 'Unauthorized: invalid token specified');
    if (token !== this.token) throw new ApiError(401, 'Unauthorized');
    if (file !== undefined) return this.serveFile(rest, response);
    const body = await readBody(request);
    const params = toParams(request.headers['content-type'] ?? '', body, query);
    const method = rest === '' ? params.text('method') : rest;
    await this.call(method, params, response);
  }

  private async call(method: string, params: Params, response: ServerResponse): Promise<void> {
    const { world, feed } = this.platform;
    const trouble = takeApiTrouble(feed.trouble, method, params.text('chat_id'));
    const at = world.now();
    if (trouble?.kind === 'silent') return this.log.add(method, params, at, { outcome: 'silent' });
    try {
      if (trouble?.kind === 'flood') throw tooManyRequests(trouble.retryAfterSeconds);
      if (trouble?.kind === 'error') throw new ApiError(500, 'Internal Server Error');
      const result = await this.run(method, params);
      const messageId = isRecord(result) && typeof result.message_id === 'number' ? { messageId: result.message_id } : {};
      this.log.add(method, params, at, { outcome: trouble === undefined ? 'ok' : 'accepted-then-silent', ...messageId });
      if (trouble !== undefined) return;
      const text = result instanceof RawJson ? result.text : JSON.stringify(result);
      reply(response, 200, `{"ok":true,"result":${text}}`);
    } catch (error) {
      if (error instanceof ApiError) this.log.add(method, params, at, { outcome: error.code, description: error.message });
      throw error;
    }
  }

  private run(method: string, params: Params): unknown {
    const found = METHOD_TABLE.get(method.toLowerCase());
    if (found === undefined) throw new ApiError(404, 'Not Found: method not found');
    return found(this.platform, params);
  }

  /** A method in a webhook's answer: run, its result unseen. */
  private runReply(body: string): void {
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return; // The platform ignores an answer that is no JSON object.
    }
    if (!isRecord(value) || typeof value.method !== 'string' || !runsAsWebhookReply(value.method)) return;
    const { method } = value;
    const params = new Params(value);
    const at = this.platform.world.now();
    Promise.resolve()
      .then(() => this.run(method, params))
      .then(() => this.log.add(method, params, at, { outcome: 'ok' }))
      .catch((error: unknown) => {
        this.log.add(method, params, at, { outcome: error instanceof ApiError ? error.code : 500, description: String(error) });
      });
  }

  private serveFile(path: string, response: ServerResponse): void {
    const file = this.platform.files.at(decodeURIComponent(path));
    if (file === undefined) throw new ApiError(404, 'Not Found');
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': file.bytes.length });
    response.end(file.bytes);
  }

  /** What a phone shows, without the token: `/media/<path>`. No part of the Bot API. */
  private serveMedia(url: string, response: ServerResponse): void {
    const file = url.startsWith('/media/') ? this.platform.files.at(url.slice('/media/'.length)) : undefined;
    if (file === undefined) throw new ApiError(404, 'Not Found');
    response.writeHead(200, { 'Content-Type': file.mime, 'Content-Length': file.bytes.length, 'Access-Control-Allow-Origin': '*' });
    response.end(file.bytes);
  }

  private fail(response: ServerResponse, error: unknown): void {
    if (response.headersSent) return;
    const known = error instanceof ApiError ? error : new ApiError(500, `Internal Server Error: ${String(error)}`);
    const { code, message, parameters } = known;
    const retryAfter = parameters?.retry_after;
    const body = { ok: false, error_code: code, description: message, ...(parameters === undefined ? {} : { parameters }) };
    reply(response, code, JSON.stringify(body), retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) });
  }
}

function reply(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers });
  response.end(body);
}
