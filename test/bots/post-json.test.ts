import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { isRefusedConnection, postJson } from '../../bots/post-json.ts';

describe('a call to a platform', () => {
  let server: Server | undefined;

  afterEach(() => { server?.closeAllConnections(); server?.close(); });

  const platform = async (answer: RequestListener): Promise<string> => {
    const made = createServer(answer);
    server = made;
    await new Promise<void>((resolve) => { made.listen(0, '127.0.0.1', resolve); });
    const address = made.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  };
  const failure = (call: Promise<unknown>): Promise<unknown> => call.then(() => undefined, (error: unknown) => error);

  test('brings the answer with its status, whatever pieces it comes in', async () => {
    const text = Buffer.from('မြန်မာ');
    const root = await platform((request, response) => {
      response.writeHead(418);
      response.write(`${request.method} ${request.url} ${request.headers['content-type']} ${request.headers['x-more']} `);
      response.write(text.subarray(0, 4));
      setImmediate(() => response.end(text.subarray(4)));
    });
    const answer = await postJson(`${root}/a/b?c`, '{}', { timeoutMs: 5_000, headers: { 'x-more': 'yes' } });
    expect(answer).toEqual({ status: 418, text: 'POST /a/b?c application/json yes မြန်မာ' });
  });

  test('ends when its time is over, though pieces of an answer keep coming: it may have arrived', async () => {
    const root = await platform((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    });
    const error = await failure(postJson(root, '{}', { timeoutMs: 80 }));
    expect(error).toBeInstanceOf(Error);
    expect(isRefusedConnection(error)).toBe(false);
  });

  test('that found no free connection in time was certainly not sent, and is not sent later', async () => {
    const bodies: string[] = [];
    const held: (() => void)[] = [];
    let busy = true;
    let allHeld = (): void => undefined;
    const full = new Promise<void>((resolve) => { allHeld = resolve; });
    const root = await platform((request, response) => {
      request.setEncoding('utf8').on('data', (piece: string) => bodies.push(piece)).on('end', () => {
        if (!busy) return response.end('{}');
        if (held.push(() => response.end('{}')) === 100) allHeld();
      });
    });
    const calls = Array.from({ length: 100 }, (_, n) => postJson(root, `"${n}"`, { timeoutMs: 30_000 }));
    await full;
    expect(isRefusedConnection(await failure(postJson(root, '"late"', { timeoutMs: 30 })))).toBe(true);
    busy = false;
    for (const answer of held) answer();
    await Promise.all(calls);
    await postJson(root, '"after"', { timeoutMs: 5_000 });
    expect(bodies).not.toContain('"late"');
    expect(bodies).toContain('"after"');
  });

  test('can be ended by whoever began it', async () => {
    const root = await platform(() => undefined);
    const ending = new AbortController();
    const call = failure(postJson(root, '{}', { timeoutMs: 30_000, signal: ending.signal }));
    setImmediate(() => ending.abort());
    expect(await call).toBeInstanceOf(Error);
  });
});
