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
 * Posts a JSON text to a platform over kept connections and brings the answer's text; no redirects, no retries. `timeoutMs` bounds the wait for
 * a connection, for the headers and between two pieces of the body. Rejects when there was no whole answer, with the `code` of the cause
 * (`ECONNREFUSED` when nothing was sent).
 */
export function postJson(url: string, body: string, options: PostOptions): Promise<HttpAnswer> {
  const { origin, path } = splitAddress(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    poolOf(origin, options.timeoutMs).dispatch({
      method: 'POST', path, body, headers: { 'content-type': 'application/json', ...options.headers },
      headersTimeout: options.timeoutMs, bodyTimeout: options.timeoutMs,
    }, {
      onRequestStart(controller) {
        options.signal?.addEventListener('abort', () => { controller.abort(new Error('the call was ended')); }, { once: true });
      },
      onResponseStart(_controller, statusCode) { status = statusCode; },
      onResponseData(_controller, chunk) { chunks.push(chunk); },
      onResponseEnd() { resolve({ status, text: (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8') }); },
      onResponseError(_controller, error) { reject(error); },
    });
  });
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
