import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

/** What grammY reads of a response. */
interface LeanResponse { json(): Promise<unknown> }

interface LeanInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

const SOCKETS_MAX = 100;
const http = new HttpAgent({ keepAlive: true, maxSockets: SOCKETS_MAX });
const https = new HttpsAgent({ keepAlive: true, maxSockets: SOCKETS_MAX });

/**
 * The transport under grammY: JSON out, JSON in, over kept connections. grammY's own (node-fetch 2) builds streams, headers and bodies for
 * every call; a reply needs none of that. Rejects like fetch does: when there was no answer, or none that is JSON.
 */
export function leanFetch(url: string, init: LeanInit): Promise<LeanResponse> {
  const { body } = init;
  if (typeof body !== 'string') return Promise.reject(new TypeError('only JSON bodies are sent: files go by address'));
  const secure = url.startsWith('https:');
  return new Promise((resolve, reject) => {
    const request = (secure ? requestHttps : requestHttp)(url, {
      method: init.method ?? 'POST', agent: secure ? https : http, ...(init.signal && { signal: init.signal }),
      headers: { ...init.headers, 'content-length': Buffer.byteLength(body) },
    }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => { chunks.push(chunk); });
      response.on('error', reject);
      response.on('end', () => { resolve({ json: async () => JSON.parse(Buffer.concat(chunks).toString('utf8')) }); });
    });
    request.on('error', reject);
    request.end(body);
  });
}
