import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../core/config.ts';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));

const GOOD = {
  MONGODB_URI: 'mongodb://127.0.0.1:1/x', REDIS_URL: 'redis://127.0.0.1:1', SECRET_KEY: 'x'.repeat(32),
};
const WHOLE = {
  ...GOOD, PUBLIC_URL: 'https://jobs.example.com/', TELEGRAM_BOT_TOKEN: '123456:ABC-def', TELEGRAM_WEBHOOK_SECRET: 's'.repeat(16),
  VIBER_AUTH_TOKEN: 'v'.repeat(20), VIBER_URI: 'myanjobs',
};

describe('settings', () => {
  test('only three are needed; a channel or provider without its settings is off', () => {
    const config = readConfig(GOOD);
    expect([config.telegram, config.viber, config.kbzpay, config.role]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('an empty one counts as absent, and a slash at the end of an address is dropped', () => {
    const config = readConfig({ ...WHOLE, KBZPAY_APP_ID: '', ROLE: '' });
    expect([config.publicUrl, config.kbzpay, config.role]).toEqual(['https://jobs.example.com', undefined, undefined]);
  });

  test.each(Object.keys(GOOD))('%s is needed, and is named when it is missing', (name) => {
    expect(() => readConfig({ ...GOOD, [name]: undefined })).toThrow(`setting ${name} is missing`);
  });

  test.each([
    ['MONGODB_URI', 'http://x'], ['REDIS_URL', 'localhost'], ['PORT', '70000'], ['PORT', 'abc'], ['PUBLIC_URL', 'jobs.example.com'], ['PUBLIC_URL', 'ftp://x'],
    ['ROLE', 'boss'], ['SECRET_KEY', 'short'], ['FIRST_MODERATOR', '12345'], ['TELEGRAM_BOT_TOKEN', 'abc'], ['TELEGRAM_WEBHOOK_SECRET', 'has space in it!!'],
    ['TELEGRAM_CHANNEL_ID', 'jobs'], ['VIBER_URI', 'my jobs'], ['KBZPAY_API_URL', 'x'], ['LOG_LEVEL', 'loud'], ['BRAND', 'x'.repeat(40)],
  ])('%s = %s is malformed, and is named in one line that does not repeat the value', (name, value) => {
    const read = () => readConfig({ ...WHOLE, [name]: value });
    expect(read).toThrow(new RegExp(`^setting ${name} is malformed: [^\\n]+$`));
    if (value.length > 5) expect(read).not.toThrow(value);
  });

  test.each([
    ['VIBER_AUTH_TOKEN', 'VIBER_URI'], ['VIBER_URI', 'VIBER_AUTH_TOKEN'], ['TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL'],
  ])('%s missing beside %s is named', (missing) => {
    expect(() => readConfig({ ...WHOLE, [missing]: undefined })).toThrow(`setting ${missing} is missing`);
  });

  test('Viber needs a public address, and half of a payment provider is named', () => {
    expect(() => readConfig({ ...WHOLE, PUBLIC_URL: undefined })).toThrow('setting PUBLIC_URL is missing');
    expect(() => readConfig({ ...WHOLE, KBZPAY_APP_ID: 'kp1' })).toThrow(/setting KBZPAY_\w+ is missing/);
  });
});

describe('npm start', () => {
  const compiled = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' };
  const start = (env: Record<string, string>) => promisify(execFile)(process.execPath, [MAIN], { env: { ...compiled, ...env }, timeout: 40_000 }).then(
    () => ({ code: 0, stderr: '' }), (error: { code?: number; stderr?: string }) => ({ code: error.code, stderr: error.stderr }),
  );

  test.each([
    ['a missing setting', { MONGODB_URI: GOOD.MONGODB_URI, REDIS_URL: GOOD.REDIS_URL }, 'setting SECRET_KEY is missing'],
    ['a malformed one', { ...GOOD, PORT: 'many' }, 'setting PORT is malformed'],
  ])('with %s stops with one line that names it', async (_what, env, line) => {
    const { code, stderr } = await start(env);
    expect(code).toBe(1);
    expect(stderr?.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(line);
  });

  test('with files in a place that is none stops with one line that names it', async () => {
    const { code, stderr } = await start({ MONGODB_URI: process.env['MONGODB_URI'] ?? '', REDIS_URL: process.env['REDIS_URL'] ?? '', SECRET_KEY: GOOD.SECRET_KEY, PORT: '0', FILES_URL: 'ftp://x', LOG_LEVEL: 'silent' });
    expect(code).toBe(1);
    expect(stderr?.trim()).toBe('setting FILES_URL is malformed: must begin with file: or s3://');
  });
});
