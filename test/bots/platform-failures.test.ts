import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { sendTelegram } from '../../bots/telegram/send-telegram.ts';
import type { SendOutcome } from '../../bots/channel.ts';
import { sendViber } from '../../bots/viber/viber-client.ts';

describe('a platform that answers with a failure of its own', () => {
  let server: Server | undefined;

  afterEach(() => { server?.closeAllConnections(); server?.close(); });

  /** A platform that answers everything like this; its address. */
  const platform = async (status: number, body: string): Promise<string> => {
    const made = createServer((_request, response) => { response.writeHead(status).end(body); });
    server = made;
    await new Promise<void>((resolve) => { made.listen(0, '127.0.0.1', resolve); });
    const address = made.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  };
  const byTelegram = (apiRoot: string, method = 'sendMessage'): Promise<SendOutcome> => sendTelegram({ token: '1:token', apiRoot }, '1', { method, payload: { text: 'hello' } });
  const byViber = (apiRoot: string): Promise<SendOutcome> =>
    sendViber({ token: 'token', apiRoot, sender: 'Test' }, 'someone', { method: 'send_message', payload: { type: 'text', text: 'hello' } });

  test('is asked again with patience: the Bot API’s own 500, and the page of a gateway before it', async () => {
    const own = await platform(500, '{"ok":false,"error_code":500,"description":"Internal Server Error"}');
    expect(await byTelegram(own)).toMatchObject({ kind: 'unknown', failed: true });
    const gateway = await platform(502, '<html><h1>502 Bad Gateway</h1></html>');
    expect(await byTelegram(gateway)).toMatchObject({ kind: 'unknown', failed: true });
  });

  test('a refusal of Telegram’s is read as what it means for the message', async () => {
    const refuse = (code: number, description: string, more = '') => platform(code, `{"ok":false,"error_code":${code},"description":"${description}"${more}}`);
    expect(await byTelegram(await refuse(429, 'Too Many Requests', ',"parameters":{"retry_after":7}'))).toEqual({ kind: 'retry', afterMs: 7_000, error: 'Too Many Requests' });
    expect(await byTelegram(await refuse(403, 'Forbidden: bot was blocked by the user'))).toEqual({ kind: 'blocked' });
    expect(await byTelegram(await refuse(400, 'Bad Request: chat not found'))).toEqual({ kind: 'blocked' });
    expect(await byTelegram(await refuse(400, 'Bad Request: message is not modified'))).toEqual({ kind: 'sent' });
    const wrong = await refuse(400, 'Bad Request: message text is empty');
    expect(await byTelegram(wrong)).toMatchObject({ kind: 'rejected' });
    expect(await byTelegram(wrong, 'editMessageText')).toMatchObject({ kind: 'rejected' });
    expect(await byTelegram(wrong, 'deleteMessage')).toEqual({ kind: 'sent' });
    expect(await byTelegram(await platform(200, '{ "ok": true, "result": true }'))).toEqual({ kind: 'sent' });
    expect(await byTelegram('http://127.0.0.1:1')).toMatchObject({ kind: 'retry' });
  });

  test('and so is Viber', async () => {
    expect(await byViber(await platform(503, 'Service Unavailable'))).toMatchObject({ kind: 'unknown', failed: true });
  });

  test('an answer that makes no sense may stand for a message that arrived', async () => {
    expect(await byTelegram(await platform(200, '<html>hello</html>'))).toEqual({ kind: 'unknown', error: expect.any(String) });
    expect(await byViber(await platform(200, 'hello'))).toEqual({ kind: 'unknown', error: expect.any(String) });
  });
});
