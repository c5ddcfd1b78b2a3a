import { Api } from 'grammy';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { property } from '../../support/property.ts';
import { startTelegramEmulator, type TelegramEmulator } from './start-telegram-emulator.ts';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

const TOKEN = '7:hook';
let telegram: TelegramEmulator;
let app: WebhookReceiver;
let api: Api;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-01-01T00:00:00Z');
  telegram = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot', now: () => now, random: () => 0.5 });
  app = await startWebhookReceiver();
  api = new Api(TOKEN, { apiRoot: telegram.apiRoot });
  await api.setWebhook(app.url, { secret_token: 'Secret-1', max_connections: 10 });
});
afterEach(async () => {
  await telegram.stop();
  await app.stop();
});

/** The words of what came: texts and presses. */
const texts = (): string[] => app.received.map(({ body }) => /"(?:text|data)":"([^"]*)"/.exec(body)?.[1] ?? '');

test('an update is posted as JSON with the secret, and the act resolves when it is acknowledged', async () => {
  await telegram.phone().say('hello');
  expect(app.received[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'Secret-1' });
  expect(texts()).toEqual(['hello']);
  expect(telegram.pendingUpdates).toBe(0);
});

test('messages of one chat wait for each other, a press of the same person does not', async () => {
  const held = Promise.withResolvers<undefined>();
  app.reply = async ({ body }) => {
    if (body.includes('"first"')) await held.promise;
    return { status: 200 };
  };
  const phone = telegram.phone();
  const first = phone.say('first');
  const second = phone.say('second');
  await phone.tap({ label: 'x', kind: 'callback', data: 'press', bubble: '99' });
  expect(texts()).toEqual(['first', 'press']);
  held.resolve(undefined);
  await Promise.all([first, second]);
  expect(texts()).toEqual(['first', 'press', 'second']);
});

test('no more than max_connections are open at once', async () => {
  await api.setWebhook(app.url, { max_connections: 3 });
  let open = 0;
  let most = 0;
  const full = Promise.withResolvers<undefined>();
  app.reply = async () => {
    most = Math.max(most, ++open);
    if (open === 3) setImmediate(() => full.resolve(undefined));
    await full.promise;
    open -= 1;
    return { status: 200 };
  };
  await Promise.all(Array.from({ length: 20 }, () => telegram.phone().say('hi')));
  expect(most).toBe(3);
});

test('a failure is repeated at once, then waits while its queue waits; retryNow makes it due', async () => {
  app.reply = () => ({ status: 503 });
  const phone = telegram.phone();
  await phone.say('a');
  await phone.say('b');
  expect(texts()).toEqual(['a', 'a']);
  expect(await api.getWebhookInfo()).toMatchObject({ pending_update_count: 2, last_error_message: 'Wrong response from the webhook: 503' });
  app.reply = () => ({ status: 204 });
  telegram.retryNow();
  await telegram.settled();
  expect(texts()).toEqual(['a', 'a', 'a', 'b']);
  expect(telegram.pendingUpdates).toBe(0);
});

test('an update older than its lifetime is dropped instead of repeated', async () => {
  app.reply = () => ({ status: 500 });
  const phone = telegram.phone();
  await phone.tap({ label: 'x', kind: 'callback', data: 'press', bubble: '1' });
  now = new Date(now.getTime() + 150_000);
  app.reply = () => ({ status: 200 });
  telegram.retryNow();
  await telegram.settled();
  expect(texts()).toEqual(['press', 'press']);
  expect(telegram.pendingUpdates).toBe(0);
});

test('updates from before the webhook come when it is set, unless they are dropped', async () => {
  await api.deleteWebhook();
  await telegram.phone().say('early');
  await api.setWebhook(app.url);
  await telegram.settled();
  expect(texts()).toEqual(['early']);
  await api.deleteWebhook();
  await telegram.phone().say('dropped');
  await api.setWebhook(app.url, { drop_pending_updates: true });
  await telegram.settled();
  expect(texts()).toEqual(['early']);
});

test('trouble: each update several times, with the same id', async () => {
  telegram.trouble = { duplicate: 2 };
  await telegram.phone().say('thrice');
  expect(new Set(app.received.map(({ body }) => body)).size).toBe(1);
  expect(app.received).toHaveLength(3);
});

test('trouble: shuffled within a window, nothing lost', async () => {
  telegram.trouble = { reorder: 4 };
  const phone = telegram.phone();
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => phone.say(text)));
  expect(texts()).not.toEqual(['a', 'b', 'c', 'd', 'e']);
  expect([...texts()].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a forgery reaches the app without the secret, and its answer comes back', async () => {
  app.reply = ({ headers }) => ({ status: headers['x-telegram-bot-api-secret-token'] === 'Secret-1' ? 200 : 401 });
  expect(await telegram.forge('{"update_id":1}', { 'Content-Type': 'application/json' })).toMatchObject({ status: 401 });
});

test('a method in the answer is run, its result unseen; reading methods are not', async () => {
  const phone = telegram.phone();
  const body = (method: string) => JSON.stringify({ method, chat_id: Number(phone.id), text: 'by the way' });
  app.reply = () => ({ status: 200, body: body('sendMessage'), headers: { 'Content-Type': 'application/json' } });
  await phone.say('hello');
  await expect.poll(() => phone.screen.map((bubble) => bubble.text)).toEqual(['hello', 'by the way']);
  app.reply = () => ({ status: 200, body: body('setWebhook') });
  await phone.say('again');
  expect(telegram.webhookInfo.url).toBe(app.url);
});

test('only allowed updates are sent', async () => {
  await api.setWebhook(app.url, { allowed_updates: ['message'] });
  const phone = telegram.phone();
  await phone.tap({ label: 'x', kind: 'callback', data: 'press', bubble: '1' });
  await phone.say('hello');
  expect(texts()).toEqual(['hello']);
});

test.each([
  [{ url: 'http://example.com/x' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
  [{ url: 'https://example.com:5000/x' }, 'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443'],
  [{ url: 'https://example.com', secret_token: 'not allowed!' }, 'secret token contains unallowed characters'],
  [{ url: 'https://example.com', secret_token: 'a'.repeat(257) }, 'secret token is too long'],
  [{ url: '::' }, 'invalid webhook URL specified'],
])('setWebhook %o is refused', async ({ url, ...other }, description) => {
  await expect(api.setWebhook(url, other)).rejects.toMatchObject({ error_code: 400, description: `Bad Request: ${description}` });
});

test('the same webhook set again disturbs nothing; another address gets what waits at once', async () => {
  app.reply = () => ({ status: 500 });
  await telegram.phone().say('waits');
  await api.setWebhook(app.url, { secret_token: 'Secret-1', max_connections: 10 });
  await telegram.settled();
  expect(texts()).toEqual(['waits', 'waits']);
  app.reply = () => ({ status: 200 });
  await api.setWebhook(`${app.url}/new`, { secret_token: 'Secret-1', max_connections: 10 });
  await telegram.settled();
  expect(texts()).toEqual(['waits', 'waits', 'waits']);
});

property(
  'whatever fails on the way, every update arrives at least once and in the order of its chat',
  fc.array(fc.tuple(fc.nat({ max: 2 }), fc.array(fc.constantFrom(500, 503, 200), { maxLength: 4 })), { minLength: 1, maxLength: 12 }),
  async (acts) => {
    app.received.length = 0;
    const failures = new Map<string, number[]>(acts.map(([, statuses], index) => [`${index}.`, [...statuses]]));
    app.reply = ({ body }) => ({ status: failures.get(/"text":"([^"]*)"/.exec(body)?.[1] ?? '')?.shift() ?? 200 });
    const people = [0, 1, 2].map((index) => telegram.phone({ id: 1000 + index }));
    await Promise.all(acts.map(([person], index) => people[person]?.say(`${index}.`)));
    for (let round = 0; telegram.pendingUpdates > 0 && round < 100; round++) {
      telegram.retryNow();
      await telegram.settled();
    }
    const firsts = [...new Set(texts())];
    for (const person of [0, 1, 2]) {
      const mine = acts.flatMap(([who], index) => (who === person ? [`${index}.`] : []));
      expect(firsts.filter((text) => mine.includes(text))).toEqual(mine);
    }
  },
);
