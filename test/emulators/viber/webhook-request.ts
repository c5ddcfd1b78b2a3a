import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

const SOCKETS_MAX = 256;
const ANSWER_BYTES_MAX = 30 * 1024;

/** What the webhook answered; `status` 0 means no answer (refused, reset, too late), with the reason in `body`. */
export interface WebhookAnswer {
  readonly status: number;
  readonly body: string;
}

/** Posts callbacks over kept-alive connections. */
export interface WebhookSender {
  post(url: URL, body: Buffer, headers: Record<string, string>, timeoutMs: number): Promise<WebhookAnswer>;
  close(): void;
}

/** Makes a sender; an answer's body is read up to 30 KB, what lies beyond is dropped. */
export function webhookSender(): WebhookSender {
  const http = new HttpAgent({ keepAlive: true, maxSockets: SOCKETS_MAX });
  const https = new HttpsAgent({ keepAlive: true, maxSockets: SOCKETS_MAX });
  return {
    post: (url, body, headers, timeoutMs) =>
      new Promise(resolve => {
        const secure = url.protocol === 'https:';
        const options = {
          method: 'POST',
          agent: secure ? https : http,
          headers: { 'content-type': 'application/json', 'content-length': String(body.length), ...headers },
        };
        const request = (secure ? httpsRequest : httpRequest)(url, options, response => {
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
