/** What the app's endpoint answered; `status` 0 stands for no answer at all (`error` says why). */
export interface WebhookAnswer {
  readonly status: number;
  readonly error?: string;
  /** Seconds of the header `Retry-After`. */
  readonly retryAfter?: number;
  /** The answer's body when there is one. */
  readonly body?: string;
}

interface TakenAnswer {
  readonly answer: WebhookAnswer;
  /** Bytes that the answer took of the input. */
  readonly length: number;
  /** The server will close the connection. */
  readonly close: boolean;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** Takes one whole HTTP/1.1 answer off the front of the bytes; undefined while it is not complete. Content-Length or chunked. */
export function takeAnswer(bytes: Buffer): TakenAnswer | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const start = headEnd + 4;
  if (status >= 100 && status < 200) return takeAnswerAfter(bytes, start);
  const content = readContent(bytes, start, head, status);
  if (content === undefined) return undefined;
  const retryAfter = Number(header(head, 'retry-after'));
  const answer: WebhookAnswer = {
    status, ...(retryAfter > 0 ? { retryAfter } : {}), ...(content.body.length === 0 ? {} : { body: content.body.toString('utf8') }),
  };
  return { answer, length: content.end, close: header(head, 'connection')?.toLowerCase() === 'close' };
}

function takeAnswerAfter(bytes: Buffer, start: number): TakenAnswer | undefined {
  const taken = takeAnswer(bytes.subarray(start));
  return taken === undefined ? undefined : { ...taken, length: taken.length + start };
}

function readContent(bytes: Buffer, start: number, head: string, status: number): { body: Buffer; end: number } | undefined {
  if (header(head, 'transfer-encoding')?.toLowerCase() === 'chunked') return readChunks(bytes, start);
  const length = status === 204 || status === 304 ? 0 : Number(header(head, 'content-length') ?? 0);
  const end = start + length;
  return bytes.length < end ? undefined : { body: bytes.subarray(start, end), end };
}

function readChunks(bytes: Buffer, start: number): { body: Buffer; end: number } | undefined {
  const parts: Buffer[] = [];
  let at = start;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size + 2;
    if (!(size >= 0) || bytes.length < end) return undefined;
    if (size === 0) return { body: Buffer.concat(parts), end };
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = end;
  }
}

function header(head: string, name: string): string | undefined {
  const lower = head.toLowerCase();
  const at = lower.indexOf(`\r\n${name}:`);
  if (at < 0) return undefined;
  const end = head.indexOf('\r\n', at + 2);
  return head.slice(at + name.length + 3, end < 0 ? undefined : end).trim();
}
