import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keyboardOf, startBot, type BotUnderTest } from './bot-under-test.ts';
import type { ViberPhone } from './viber-phone.ts';
import type { WireObject } from './wire.ts';

describe('receipts', () => {
  it('sends delivered from each device and seen once, with the token of the send to the last digit', async () => {
    const { bot, phone } = await subscriber({ devices: 2 });
    const sent = await bot.send(phone.id, { type: 'text', text: 'hello' });
    await bot.emulator.settled();
    const token = /"message_token":(\d{19})/.exec(sent.raw)?.[1];
    const receipts = bot.received.filter(one => one.event['user_id'] === phone.id).map(one => [one.event['event'], /"message_token":(\d+)/.exec(one.raw)?.[1]]);
    expect(receipts).toEqual([['delivered', token], ['delivered', token], ['seen', token]]);
    expect(phone.screen.at(-1)?.id).toBe(token);
  });

  it('leaves them to the test when they are switched off', async () => {
    const { bot, phone } = await subscriber();
    phone.receipts.delivered = false;
    await bot.send(phone.id, { type: 'text', text: 'hello' });
    await bot.emulator.settled();
    expect(bot.events('delivered')).toEqual([]);
    await phone.deliveredReceipt(phone.screen.at(-1)?.id ?? '');
    await phone.seenReceipt(phone.screen.at(-1)?.id ?? '');
    expect([bot.events('delivered').length, bot.events('seen').length]).toEqual([1, 1]);
  });

  it.each<[string, WireObject, string]>([
    ['13 rows', { keyboard: keyboardOf(...'abcdefghijklm') }, '13 rows'],
    ['InputFieldState below level 4', { keyboard: { ...keyboardOf('a'), InputFieldState: 'hidden' }, min_api_version: 3 }, 'min_api_version 4'],
    ['a button that needs level 6', { keyboard: { Type: 'keyboard', Buttons: [{ Text: 'a', ActionBody: 'a', TextShouldFit: true }] }, min_api_version: 4 }, 'min_api_version 6'],
    ['strange HTML', { keyboard: keyboardOf('<script>x</script>') }, '<script>'],
    ['HTML that is not closed', { keyboard: keyboardOf('<b>x') }, 'not closed'],
    ['a big font below level 4', { keyboard: keyboardOf('<font size="20">x</font>') }, 'min_api_version 4'],
    ['7 cards', { type: 'rich_media', min_api_version: 7, rich_media: cards(7) }, '7 cards'],
  ])('status 0, then failed, for %s', async (_name, message, words) => {
    const { bot, phone } = await subscriber();
    const before = phone.screen.length;
    expect(await bot.send(phone.id, { type: 'text', text: 'x', ...message })).toMatchObject({ status: 0 });
    await bot.emulator.settled();
    expect(bot.events('failed')).toMatchObject([{ user_id: phone.id, desc: expect.stringContaining(words) }]);
    expect([phone.screen.length, phone.keyboard.length, bot.events('seen').length]).toEqual([before, 0, 0]);
  });

  it('shows 12 rows, 6 cards and every allowed tag', async () => {
    const { bot, phone } = await subscriber();
    await bot.send(phone.id, { type: 'text', text: 'x', keyboard: keyboardOf(...'abcdefghijk', '<font color="#ff0000"><b>R&amp;D</b></font><br>1 < 2') });
    await bot.send(phone.id, { type: 'rich_media', min_api_version: 7, rich_media: cards(6) });
    expect(phone.keyboard).toHaveLength(12);
    expect(phone.keyboard.at(-1)?.[0]).toMatchObject({ label: 'R&D\n1 < 2', html: expect.stringContaining('<b>') });
    expect(phone.screen.at(-1)?.cards).toHaveLength(6);
  });

  it('fetches pictures and files from loopback, and fails what is missing, too big or of another type', async () => {
    const { bot, phone } = await subscriber();
    const files = await startFiles();
    await bot.send(phone.id, { type: 'picture', text: 'big', media: `${files}/big.jpg` });
    await bot.send(phone.id, { type: 'picture', text: 'page', media: `${files}/page.jpg` });
    await bot.send(phone.id, { type: 'picture', text: 'gone', media: `${files}/gone.jpg` });
    await bot.send(phone.id, { type: 'file', media: `${files}/ok.jpg`, size: 9, file_name: 'cv.jpg' });
    await bot.send(phone.id, { type: 'picture', text: 'ok', media: `${files}/ok.jpg` });
    await bot.send(phone.id, { type: 'text', text: 'after' });
    await bot.emulator.settled();
    const reasons = bot.events('failed').map(event => event['desc']);
    expect(reasons).toEqual(['picture: more than 1048576 bytes', expect.stringContaining('text/html'), 'picture: HTTP 404', 'file: 10 bytes, not 9']);
    expect(phone.screen.slice(-2)).toMatchObject([{ text: 'ok', media: { kind: 'photo', url: `${files}/ok.jpg` } }, { text: 'after' }]);
  });
});

async function subscriber(options: { devices?: number } = {}): Promise<{ bot: BotUnderTest; phone: ViberPhone }> {
  const bot = await startBot();
  const phone = bot.emulator.phone(options);
  await phone.say('hi');
  return { bot, phone };
}

function cards(count: number): WireObject {
  const buttons = Array.from({ length: count }, (_, index) => ({ Columns: 6, Rows: 2, Text: `card ${index}`, ActionBody: 'x' }));
  return { Type: 'rich_media', ButtonsGroupColumns: 6, ButtonsGroupRows: 2, Buttons: buttons };
}

async function startFiles(): Promise<string> {
  const bodies: Record<string, [string, number]> = { '/big.jpg': ['image/jpeg', 1_048_577], '/page.jpg': ['text/html', 10], '/ok.jpg': ['image/jpeg', 10] };
  const server = createServer((request, response) => {
    const [type, size] = bodies[request.url ?? ''] ?? [undefined, 0];
    response.writeHead(type === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' }).end(Buffer.alloc(size));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}
