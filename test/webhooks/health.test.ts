import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../core/config.ts';
import { newId } from '../../core/db/new-id.ts';
import { createApp, type App } from '../../main.ts';
import { startMongoProxy, type MongoProxy } from '../emulators/mongo-proxy/start-mongo-proxy.ts';
import { Actor } from '../support/actor.ts';
import { startSystem, type System } from '../support/start-system.ts';

describe('a database that goes away', () => {
  let proxy: MongoProxy;
  let system: System;
  beforeAll(async () => {
    const uri = new URL(process.env['MONGODB_URI'] ?? '');
    uri.pathname = `/health_${newId()}`;
    uri.searchParams.delete('replicaSet');
    uri.searchParams.set('directConnection', 'true'); // by way of the proxy only
    proxy = await startMongoProxy(uri.href);
    system = await startSystem({ mongodbUri: proxy.uri });
  });
  afterAll(async () => {
    proxy.heal();
    await system.stop();
    await proxy.stop();
  });
  const status = async (path: string) => (await fetch(`${system.app.url}${path}`)).status;

  test('is told by /readyz and by 503; what was sent meanwhile comes again, and nothing is lost or doubled', async () => {
    const aye = await new Actor(system, system.telegram.phone({ name: 'Aye' }), 'en').arrives();
    const su = await new Actor(system, system.viber.phone({ name: 'Su' }), 'en').arrives();
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
    const icon = await fetch(`${system.app.url}/favicon.ico`); // every browser asks for it
    expect([icon.status, icon.headers.get('content-type'), new Uint8Array(await icon.arrayBuffer()).slice(0, 4)]).toEqual([200, 'image/x-icon', Uint8Array.of(0, 0, 1, 0)]);
    await aye.taps('home:buttons.wallet');

    proxy.refuse();
    aye.looksAway();
    su.looksAway();
    const answers: Promise<void>[] = [aye.phone.say('help'), su.phone.say('help')];
    const arrived = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': system.env['TELEGRAM_WEBHOOK_SECRET'] ?? '' };
    const stranger = { update_id: 1, message: { message_id: 1, date: 1, chat: { id: 77, type: 'private' }, from: { id: 77, first_name: 'S' }, text: 'hello' } };
    const refused = await fetch(`${system.app.url}/webhooks/telegram`, { method: 'POST', headers: arrived, body: JSON.stringify(stranger) });
    expect(refused.status).toBe(503);
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    aye.seesNothing();

    proxy.heal();
    await expect.poll(() => status('/readyz'), { timeout: 20_000 }).toBe(200);
    await expect.poll(async () => {
      system.telegram.retryNow();
      await system.viber.retryNow();
      await system.settle();
      return [aye, su].map(({ heard }) => heard.split('How it works').length - 1);
    }, { timeout: 30_000 }).toEqual([1, 1]);
    await Promise.all(answers);
    await aye.taps('home:buttons.wallet');
    aye.sees('wallet:nothing');
  });

  test('in the middle of a step that reads and writes: the step is done once', async () => {
    const su = await new Actor(system, system.viber.phone({ name: 'Ma Su' }), 'en').arrives();
    await su.taps('home:buttons.wallet');
    await su.taps('wallet:buttons.topup');
    await su.says('10000');
    su.looksAway();
    let writes = 0;
    proxy.intercept({ before: (command) => (command.writes && ++writes === 2 ? 'cut' : 'pass') });
    await su.phone.tap(su.button('wallet:buttons.qr'));
    proxy.intercept({});
    await expect.poll(async () => {
      await system.viber.retryNow();
      await system.settle();
      return su.heard;
    }, { timeout: 30_000 }).toContain('Scan');
    expect([...system.kbzpay.orders.keys()]).toHaveLength(1);
  });
});

describe('a worker', () => {
  let system: System;
  let worker: App;
  beforeAll(async () => {
    system = await startSystem();
    worker = await createApp(readConfig({ ...system.env, PORT: '0', ROLE: 'worker' }), { clock: system.clock });
    await worker.start();
  });
  afterAll(async () => {
    await worker.stop();
    await system.stop();
  });

  test('shows health and metrics, takes no webhooks, and leaves the registered ones alone', async () => {
    const get = (path: string) => fetch(`${worker.url}${path}`);
    expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200]);
    expect(await (await get('/metrics')).text()).toContain('myanjobs_');
    expect((await fetch(`${worker.url}/webhooks/telegram`, { method: 'POST' })).status).toBe(404);
    await worker.registered();
    expect(system.viber.calls.filter((call) => call.endpoint === 'set_webhook')).toHaveLength(1);
  });
});
