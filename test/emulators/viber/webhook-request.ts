import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

const SOCKETS_MAX = 256;
const ANSWER_BYTES_MAX = 30 * 1024;

/** What the webhook answered; `status` 0 means no answer (refused, reset, too late), with the reason in `body`. */
export interface WebhookAnswer {
  readonly status: number;
  readonly body: string;
}

/** A webhook's address, taken apart once. */
export interface WebhookTarget {
  readonly href: string;
  readonly secure: boolean;
  readonly hostname: string;
  readonly port: string;
  readonly path: string;
}

/** Takes an http(s) address apart. */
export function webhookTarget(url: URL): WebhookTarget {
  const { href, protocol, hostname, port, pathname, search } = url;
  return { href, secure: protocol === 'https:', hostname: hostname.replace(/^\[|\]$/g, ''), port, path: pathname + search };
}

/** The path with Viber's undocumented copy of the signature, `?sig=` (channels.md §1.3). */
export function pathWithSignature(target: WebhookTarget, signature: string): string {
  return `${target.path}${target.path.includes('?') ? '&' : '?'}sig=${signature}`;
}

/** One POST to a webhook. */
export interface WebhookPost {
  readonly path: string;
  readonly body: Buffer;
  readonly signature?: string;
}

/** Posts callbacks over kept-alive connections. */
export interface WebhookSender {
  post(target: WebhookTarget, post: WebhookPost, timeoutMs: number): Promise<WebhookAnswer>;
  close(): void;
}

/** Makes a sender; an answer's body is read up to 30 KB, what lies beyond is dropped. */
export function webhookSender(): WebhookSender {
  const http = new HttpAgent({ keepAlive: true, maxSockets: SOCKETS_MAX });
  const https = new HttpsAgent({ keepAlive: true, maxSockets: SOCKETS_MAX });
  return {
    post: ({ secure, hostname, port }, { path, body, signature }, timeoutMs) =>
      new Promise(resolve => {
        const headers: Record<string, string | number> = { 'content-type': 'application/json', 'content-length': body.length };
        if (signature !== undefined) headers['X-Viber-Content-Signature'] = signature;
        const options = { method: 'POST', agent: secure ? https : http, hostname, port, path, headers };
        const request = (secure ? httpsRequest : httpRequest)(options, response => {
          const parts: Buffer[] = [];
          let size = 0;
          response.on('data', (part: Buffer) => {
            size += part.length;
            if (size <= ANSWER_BYTES_MAX) parts.push(part);
          });
          response.on('end', () => finish({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
          response.on('error', error => finish({ status: 0, body: error.message }));
        });
        const timer = setTimeout(() => {
          finish({ status: 0, body: 'timeout' });
          request.destroy();
        }, timeoutMs);
        const finish = (answer: WebhookAnswer) => {
          clearTimeout(timer);
          resolve(answer);
        };
        request.on('error', error => finish({ status: 0, body: error.message }));
        request.end(body);
      }),
    close() {
      http.destroy();
      https.destroy();
    },
  };
}
