import { describe, expect, it } from 'vitest';
import { ViberClient } from 'messaging-api-viber';
import { startBot, TOKEN } from './bot-under-test.ts';

describe('messaging-api-viber', () => {
  it('sends every type that it knows', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone();
    await phone.say('hi');
    const client = clientOf(bot.emulator.apiRoot);
    const media = 'https://files.example.com/a';

    await client.sendText(phone.id, 'hello', { keyboard: { type: 'keyboard', defaultHeight: true, buttons: [{ columns: 6, rows: 1, text: 'Go', actionType: 'reply', actionBody: 'go', bgColor: '#ffffff', image: 'https://files.example.com/i.png', textOpacity: 60 }] } });
    await client.sendPicture(phone.id, { text: '', media: `${media}.jpg`, thumbnail: `${media}-small.jpg` });
    await client.sendVideo(phone.id, { media: `${media}.mp4`, size: 1000, duration: 10 });
    await client.sendFile(phone.id, { media: `${media}.pdf`, size: 1000, fileName: 'cv.pdf' });
    await client.sendContact(phone.id, { name: 'Ko Ko', phoneNumber: '+959790000001' });
    await client.sendLocation(phone.id, { lat: '0', lon: '96.1' });
    await client.sendURL(phone.id, 'https://example.com/x');
    await client.sendSticker(phone.id, 46105);

    const types = bot.emulator.calls.filter(call => call.endpoint === 'send_message').map(call => [call.body['type'], call.status]);
    expect(types).toEqual(['text', 'picture', 'video', 'file', 'contact', 'location', 'url', 'sticker'].map(type => [type, 0]));
    expect(phone.screen).toHaveLength(9);
    expect(phone.keyboard).toMatchObject([[{ label: 'Go', data: 'go', background: '#ffffff' }]]);
  });

  it('broadcasts and is told who could not be reached', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone();
    const other = bot.emulator.phone();
    await phone.say('hi');

    const reply = await clientOf(bot.emulator.apiRoot).broadcastText([phone.id, other.id, 'nobody=='], 'news');

    expect(reply).toMatchObject({
      failedList: [
        { receiver: other.id, status: 6 },
        { receiver: 'nobody==', status: 5 },
      ],
    });
    expect(phone.screen.at(-1)?.text).toBe('news');
  });

  it('fails with the text of the status', async () => {
    const bot = await startBot();
    await expect(clientOf(bot.emulator.apiRoot, 'wrong').getAccountInfo()).rejects.toThrow('invalidAuthToken');
    await expect(clientOf(bot.emulator.apiRoot).sendText('nobody==', 'x')).rejects.toThrow('notFound');
  });
});

function clientOf(apiRoot: string, accessToken = TOKEN): ViberClient {
  return new ViberClient({ accessToken, origin: apiRoot.replace(/\/pa$/, ''), sender: { name: 'MyanJobs' } });
}
