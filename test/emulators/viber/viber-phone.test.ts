import { describe, expect, it } from 'vitest';
import type { PhoneButton } from '../../support/phone.ts';
import { startBot } from './bot-under-test.ts';
import { layOut } from './button-layout.ts';

describe('a Viber phone', () => {
  it('turns every kind of button into what the person would send', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone({ name: 'Su', phoneNumber: '959790000001' });
    await phone.subscribe();
    const actions = ['reply', 'open-url', 'share-phone', 'location-picker', 'none'];
    const buttons = actions.map(action => ({ Text: action, ActionType: action, ActionBody: action === 'open-url' ? 'https://a.example/' : 'g x' }));
    await bot.send(phone.id, { type: 'text', text: 'x', min_api_version: 3, keyboard: { Type: 'keyboard', Buttons: [...buttons, { ...buttons[0], Silent: true }, { ...buttons[1], Silent: true }] } });
    for (const button of phone.keyboard.flat()) await phone.tap(button);

    const sent = bot.events('message').map(event => [event['message'], event['silent']]);
    expect(sent).toEqual([
      [{ type: 'text', text: 'g x' }, false],
      [{ type: 'text', text: 'https://a.example/' }, false],
      [{ type: 'contact', contact: { name: 'Su', phone_number: '959790000001' } }, false],
      [{ type: 'location', location: { lat: 16.8409, lon: 96.1735 } }, false],
      [{ type: 'text', text: 'g x' }, true],
    ]);
    expect(phone.keyboard.flat().map(button => button.kind)).toEqual(['reply', 'url', 'contact', 'location', 'none', 'reply', 'url']);
    expect(phone.screen.filter(bubble => bubble.from === 'me')).toHaveLength(4);
  });

  it('shares no phone from a desktop', async () => {
    const bot = await startBot();
    const button: PhoneButton = { label: 'Share', kind: 'contact' };
    await bot.emulator.phone({ desktop: true }).tap(button);
    expect(bot.events('message')).toEqual([]);
  });

  it('sends pictures, files and voice with a URL that needs no authentication', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone();
    const bytes = new Uint8Array([1, 2, 3]);
    await phone.send({ kind: 'photo', name: 'me.jpg', mime: 'image/jpeg', bytes, caption: 'me' });
    await phone.send({ kind: 'file', name: 'my cv.pdf', mime: 'application/pdf', bytes });
    await phone.send({ kind: 'voice', name: 'v.m4a', mime: 'audio/mp4', bytes });
    await phone.send({ kind: 'file', name: 'v.mp4', mime: 'video/mp4', bytes });

    const messages = bot.events('message').map(event => event['message']);
    expect(messages).toMatchObject([
      { type: 'picture', text: 'me', file_name: 'me.jpg', size: 3 },
      { type: 'file', file_name: 'my cv.pdf', size: 3 },
      { type: 'file', file_name: 'v.m4a', size: 3 },
      { type: 'video', file_name: 'v.mp4', size: 3 },
    ]);
    const fetched = await fetch(phone.screen[1]?.media?.url ?? '');
    expect([fetched.headers.get('content-type'), new Uint8Array(await fetched.arrayBuffer())]).toEqual(['application/pdf', bytes]);
    expect((await fetch(`${bot.emulator.apiRoot}/../media/${'0'.repeat(32)}/x`)).status).toBe(404);
  });

  it('sends a bare link as url, a sticker, anybody\'s contact, and has no editing', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone();
    await phone.say('https://example.com/job');
    await phone.sendSticker();
    await phone.shareContact('+959790000002');
    expect(bot.events('message').map(event => event['message'])).toMatchObject([
      { type: 'url', media: 'https://example.com/job' },
      { type: 'sticker', sticker_id: 46105 },
      { type: 'contact', contact: { name: 'Contact', phone_number: '959790000002' } },
    ]);
    await expect(phone.edit()).rejects.toThrow('no editing');
  });

  it('tells its listeners, keeps 500 bubbles at most, and is found again by its id', async () => {
    const bot = await startBot();
    await bot.call('set_webhook', { url: '' });
    const phone = bot.emulator.phone({ id: 'one==' });
    let changes = 0;
    const leave = phone.onChange(() => (changes += 1));
    for (let count = 0; count < 600; count += 1) await phone.say(`${count}`);
    leave();
    await phone.say('last');
    expect(changes).toBe(600);
    expect(phone.screen.length).toBeLessThanOrEqual(500);
    expect(phone.screen.at(-1)?.text).toBe('last');
    expect(bot.emulator.phone({ id: 'one==' })).toBe(phone);
  });

  it('lays out buttons by columns, small ones beside tall ones, and begins cards when the rows are full', () => {
    const cell = (columns: number, rows = 1) => ({ columns, rows });
    expect(layOut([cell(3), cell(3), cell(4), cell(4), cell(2)], 6).map(({ x, y }) => [x, y])).toEqual([[0, 0], [3, 0], [0, 1], [0, 2], [4, 2]]);
    expect(layOut([cell(4, 2), cell(2), cell(2), cell(6)], 6).map(({ x, y }) => [x, y])).toEqual([[0, 0], [4, 0], [4, 1], [0, 2]]);
    expect(layOut([cell(6, 5), cell(6), cell(6), cell(6, 7)], 6, 7).map(spot => spot.page)).toEqual([0, 0, 0, 1]);
  });
});
