import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** What the app's endpoint answered; `status` 0 stands for no answer at all (`error` says why). */
export interface WebhookAnswer {
  readonly status: number;
  readonly error?: string;
  /** Seconds of the header `Retry-After`. */
  readonly retryAfter?: number;
  /** The answer's body when there is one. */
  readonly body?: string;
}

/** The platform's idle limit is 60 s: slower is a failure. */
const ANSWER_MS_MAX = 60_000;

/** Posts bodies to one webhook URL over kept-alive connections. */
export class WebhookPoster {
  private readonly url: URL;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly agent: HttpAgent | HttpsAgent;

  constructor(url: string, secretToken: string, connectionsMax: number) {
    this.url = new URL(url);
    const secret: Record<string, string> = secretToken === '' ? {} : { 'X-Telegram-Bot-Api-Secret-Token': secretToken };
    this.headers = { 'Content-Type': 'application/json', 'Accept-Encoding': 'gzip, deflate', ...secret };
    const options = { keepAlive: true, maxSockets: Math.max(connectionsMax, 1) * 4 };
    this.agent = this.url.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
  }

  /** Never rejects. `headers` replaces the platform's own (for forgeries). */
  post(body: string | Buffer, headers: Readonly<Record<string, string>> = this.headers): Promise<WebhookAnswer> {
    return new Promise((resolve) => {
      const send = this.url.protocol === 'https:' ? httpsRequest : httpRequest;
      const options = { method: 'POST', agent: this.agent, timeout: ANSWER_MS_MAX, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } };
      const outgoing = send(this.url, options, (response) => readAnswer(response, resolve));
      outgoing.on('timeout', () => outgoing.destroy(new Error('Read timeout expired')));
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        resolve({ status: 0, error: error.code === 'ECONNREFUSED' ? 'Connection refused' : error.message });
      });
      outgoing.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
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
    const header = Number(response.headers['retry-after']);
    const retryAfter = Number.isFinite(header) ? { retryAfter: header } : {};
    resolve({ status: response.statusCode ?? 0, ...retryAfter, ...(body === '' ? {} : { body }) });
  });
}
