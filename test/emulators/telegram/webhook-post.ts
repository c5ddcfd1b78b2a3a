import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { WebhookAnswer } from './http-answer.ts';
import { HttpConnection } from './http-connection.ts';

/** Posts bodies to one webhook URL: updates over kept-alive connections, forgeries one by one. */
export class WebhookPoster {
  private readonly url: URL;
  private readonly secret: Readonly<Record<string, string>>;
  private readonly head: string;
  private idle: HttpConnection[] = [];
  private readonly open = new Set<HttpConnection>();

  constructor(url: string, secretToken: string) {
    this.url = new URL(url);
    this.secret = secretToken === '' ? {} : { 'X-Telegram-Bot-Api-Secret-Token': secretToken };
    const secretLine = secretToken === '' ? '' : `X-Telegram-Bot-Api-Secret-Token: ${secretToken}\r\n`;
    this.head = `POST ${this.url.pathname}${this.url.search} HTTP/1.1\r\nHost: ${this.url.host}\r\n${secretLine}Content-Type: application/json\r\n`
      + 'Accept-Encoding: gzip, deflate\r\nConnection: keep-alive\r\nContent-Length: ';
  }

  /** An update, with the platform's own headers. Never rejects. */
  async post(body: string): Promise<WebhookAnswer> {
    if (this.url.protocol === 'https:') return this.forge(body, { 'Content-Type': 'application/json', ...this.secret });
    const connection = this.idle.pop() ?? this.connect();
    const answer = await connection.send(`${this.head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    if (this.open.has(connection)) this.idle.push(connection);
    return answer;
  }

  private connect(): HttpConnection {
    const host = this.url.hostname.replaceAll(/[[\]]/g, '');
    const connection = new HttpConnection(host, Number(this.url.port || 80), (closed) => {
      this.open.delete(closed);
      this.idle = this.idle.filter((other) => other !== closed);
    });
    this.open.add(connection);
    return connection;
  }

  /** Anything, with these headers alone. Never rejects. */
  forge(body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<WebhookAnswer> {
    return new Promise((resolve) => {
      const send = this.url.protocol === 'https:' ? httpsRequest : httpRequest;
      const options = { method: 'POST', agent: false, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } };
      const outgoing = send(this.url, options, (response) => readAnswer(response, resolve));
      outgoing.on('error', (error) => resolve({ status: 0, error: error.message }));
      outgoing.end(body);
    });
  }

  close(): void {
    for (const connection of this.open) connection.destroy();
  }
}

function readAnswer(response: IncomingMessage, resolve: (answer: WebhookAnswer) => void): void {
  let body = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    body += chunk;
  });
  response.on('error', (error) => resolve({ status: 0, error: error.message }));
  response.on('end', () => {
    const retryAfter = Number(response.headers['retry-after']);
    resolve({ status: response.statusCode ?? 0, ...(retryAfter > 0 ? { retryAfter } : {}), ...(body === '' ? {} : { body }) });
  });
}
