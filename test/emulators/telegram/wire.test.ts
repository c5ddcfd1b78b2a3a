import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePng } from './sample-image.ts';
import { startTelegramEmulator, type TelegramEmulator } from './start-telegram-emulator.ts';
import type { TelegramPhone } from './phone.ts';

const TOKEN = '7:wire';
let telegram: TelegramEmulator;
let phone: TelegramPhone;

beforeAll(async () => {
  telegram = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot' });
  phone = telegram.phone({ started: true });
});
afterAll(() => telegram.stop());

async function get(path: string, init?: RequestInit): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${telegram.apiRoot}${path}`, init);
  return { status: response.status, body: await response.json() };
}

test('arguments come by query, urlencoded, JSON or multipart, and method names in any case', async () => {
  const fields = { chat_id: phone.id, text: 'မင်္ဂလာပါ', reply_markup: '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}' };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const ways: [string, RequestInit][] = [
    [`SENDMESSAGE?${new URLSearchParams(fields)}`, {}],
    ['sendmessage', { method: 'POST', body: new URLSearchParams(fields) }],
    ['sendMessage', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(fields) }],
    ['sendMessage', { method: 'POST', body: form }],
  ];
  for (const [path, init] of ways) {
    expect(await get(`/bot${TOKEN}/${path}`, init)).toMatchObject({ status: 200, body: { ok: true, result: { text: 'မင်္ဂလာပါ', reply_markup: {} } } });
  }
  expect(await get(`/bot${TOKEN}/?method=getMe`)).toMatchObject({ status: 200 });
});

test('multipart as grammY writes it: no space after form-data, unquoted names with blanks', async () => {
  const png = samplePng(30, 20);
  const head = '--XX\r\ncontent-disposition:form-data;name="photo"\r\n\r\nattach://p1\r\n'
    + `--XX\r\ncontent-disposition:form-data;name="chat_id"\r\n\r\n${phone.id}\r\n`
    + '--XX\r\ncontent-disposition:form-data;name="p1";filename=my file.png\r\ncontent-type:application/octet-stream\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), png, Buffer.from('\r\n--XX--\r\n')]);
  const sent = await get(`/bot${TOKEN}/sendPhoto`, { method: 'POST', headers: { 'Content-Type': 'multipart/form-data; boundary=XX' }, body });
  expect(sent).toMatchObject({ status: 200, body: { result: { photo: [{ width: 30, height: 20, file_size: 64 }] } } });
  expect(telegram.calls.at(-1)?.payload).toMatchObject({ p1: { file: 'my file.png', bytes: 64 } });
});

test('unknown fields are dropped silently', async () => {
  expect(await get(`/bot${TOKEN}/sendMessage?chat_id=${phone.id}&text=a&colour=red`)).toMatchObject({ status: 200 });
});

test.each([
  ['/bot7:wrong/getMe', 401, 'Unauthorized'],
  ['/botnonsense/getMe', 401, 'Unauthorized: invalid token specified'],
  [`/bot${TOKEN}/getNothing`, 404, 'Not Found: method not found'],
  ['/elsewhere', 404, 'Not Found'],
  [`/file/bot${TOKEN}/photos/none.jpg`, 404, 'Not Found'],
])('%s answers %i', async (path, error_code, description) => {
  expect(await get(path)).toEqual({ status: error_code, body: { ok: false, error_code, description } });
});

test('broken JSON is a 400', async () => {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"chat_id":' };
  expect(await get(`/bot${TOKEN}/sendMessage`, init)).toMatchObject({ status: 400 });
});

test('429 carries Retry-After beside parameters, 500 has its error body', async () => {
  telegram.trouble = { api: { kind: 'flood', retryAfterSeconds: 3 }, apiMethods: ['sendMessage'], apiCalls: 1 };
  expect(await get(`/bot${TOKEN}/getMe`)).toMatchObject({ status: 200 });
  const headers = await new Promise<unknown>((resolve, reject) => {
    request(`${telegram.apiRoot}/bot${TOKEN}/sendMessage`, (response) => resolve(response.resume().headers)).on('error', reject).end();
  });
  expect(headers).toMatchObject({ 'retry-after': '3' });
  telegram.trouble = { api: { kind: 'error' } };
  expect(await get(`/bot${TOKEN}/getMe`)).toMatchObject({ status: 500, body: { ok: false, error_code: 500 } });
  telegram.trouble = {};
});
