import Pool from 'undici/lib/dispatcher/pool.js';

const CONNECTIONS_MAX = 100;

export interface HttpAnswer { readonly status: number; readonly text: string }

export interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Ends the call early. */
  readonly signal?: AbortSignal;
}

const pools = new Map<string, Pool>();

/**
 * Posts a JSON text to a platform over kept connections and brings the answer's text; no redirects, no retries. `timeoutMs` bounds the whole
 * call, from the wait for a connection to the last piece of the body. Rejects when there was no whole answer, with the `code` of the cause
 * (`ECONNREFUSED` when nothing was sent).
 */
export function postJson(url: string, body: string, options: PostOptions): Promise<HttpAnswer> {
  const { origin, path } = splitAddress(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let request: { abort(error: Error): void } | undefined;
    let ended: Error | undefined;
    const end = (why: Error): void => {
      ended = why;
      clearTimeout(timer);
      if (request) request.abort(why);
      else reject(why); // it waits for a connection, and is not sent when it gets one
    };
    const timer = setTimeout(() => { end(request ? new Error('no answer in time') : new NeverSentError('no connection in time')); }, options.timeoutMs);
    options.signal?.addEventListener('abort', () => { end(new Error('the call was ended')); }, { once: true });
    poolOf(origin, options.timeoutMs).dispatch({
      method: 'POST', path, body, headers: options.headers ? { ...JSON_HEADERS, ...options.headers } : JSON_HEADERS, headersTimeout: 0, bodyTimeout: 0,
    }, {
      onRequestStart(controller) {
        if (ended) controller.abort(ended);
        else request = controller;
      },
      onResponseStart(_controller, statusCode) { status = statusCode; },
      onResponseData(_controller, chunk) { chunks.push(chunk); },
      onResponseEnd() {
        clearTimeout(timer);
        resolve({ status, text: (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8') });
      },
      onResponseError(_controller, error) {
        clearTimeout(timer);
        reject(error);
      },
    });
  });
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/** The call ended before there was a connection to send it on. */
class NeverSentError extends Error {
  readonly syscall = 'connect';
  readonly code = 'ETIMEDOUT';
}

/** Errors of finding the host and of connecting; others (an unreachable network) may also end a connection that was made, and count only while connecting. */
const NEVER_CONNECTED: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** A connection that was never made carried nothing. */
export function isRefusedConnection(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return NEVER_CONNECTED.has(error.code) || ('syscall' in error && error.syscall === 'connect');
}

function poolOf(origin: string, timeoutMs: number): Pool {
  const known = pools.get(origin);
  if (known) return known;
  const pool = new Pool(origin, { connections: CONNECTIONS_MAX, connect: { timeout: timeoutMs } });
  pools.set(origin, pool);
  return pool;
}

function splitAddress(url: string): { origin: string; path: string } {
  const slash = url.indexOf('/', url.indexOf('//') + 2);
  return slash < 0 ? { origin: url, path: '/' } : { origin: url.slice(0, slash), path: url.slice(slash) };
}
