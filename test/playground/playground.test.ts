import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBooks } from '../../core/ledger/verify-books.ts';
import { DESK, PHONE, useBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { castMember } from './cast.ts';
import { raiseStage, type RaisedStage } from './raise-stage.ts';
import { startPlayground, type Playground } from './server/playground-server.ts';

const START_MS = 60_000;
const TOUR_MS = 180_000;

describe('the playground', () => {
  const db = useDatabase();
  const browser = useBrowser();
  let dir = '';
  let raised: RaisedStage | undefined;
  let playground: Playground | undefined;

  const raise = async (): Promise<{ raised: RaisedStage; playground: Playground }> => {
    raised = await raiseStage({ dir, jobs: 120, servers: { mongoUri: db.uri, redisUri: db.redisUrl }, say: () => undefined });
    playground = await startPlayground(raised.stage, 0, raised.mediaOrigins);
    return { raised, playground };
  };
  const lower = async (): Promise<void> => {
    await playground?.stop();
    await raised?.stop();
    playground = undefined;
    raised = undefined;
  };
  const standing = (): { raised: RaisedStage; playground: Playground } => {
    if (!raised || !playground) throw new Error('the stage is not up');
    return { raised, playground };
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'myanjobs-playground-'));
    await raise();
  }, START_MS);
  afterAll(async () => {
    await lower();
    await rm(dir, { recursive: true, force: true });
  });

  it('plays the whole guided tour, from the post on Viber to the plug that is pulled', async () => {
    const { guide } = standing().playground;
    for (let step = 0; step < guide.steps; step++) await guide.next();
    expect(standing().raised.stage.wallet.orders().map(({ state }) => state)).toEqual(['paid']);
    expect(await verifyBooks(db.reader)).toEqual([]);
  }, TOUR_MS);

  for (const [name, viewport] of [['a phone', PHONE], ['a desk', DESK]] as const) {
    it(`shows the page on ${name}: no errors, nothing wider than the screen, an answer to what is typed`, async () => {
      const page = await browser.page(viewport);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(standing().playground.url);
      await page.fill('#telegram textarea', 'menu');
      const before = await page.locator('#telegram .message.bot').count();
      await page.press('#telegram textarea', 'Enter');
      await page.locator('#telegram .message.bot').nth(before).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await page.textContent('.top')).toContain('no real money');
      expect(errors).toEqual([]);
    });
  }

  it('shows the newest message of a phone that was behind something else when it came', async () => {
    const page = await browser.page(PHONE);
    await page.goto(standing().playground.url);
    await page.locator('#telegram .person').first().waitFor();
    await page.click('#tabs [data-view="wallet"]');
    const { key, phone } = standing().raised.stage.book.get(`telegram:${castMember('Ko Aung').id}`);
    const before = phone.screen.length;
    for (let turn = 0; turn < 5; turn++) await phone.say('help');
    await expect.poll(() => phone.screen.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(before + 10);
    await page.evaluate(`document.querySelector('#telegram [data-person="${key}"]').click()`); // out of sight, so nothing to press
    await page.locator('#telegram .message').nth(before + 9).waitFor({ state: 'attached' });
    await page.click('#tabs [data-view="telegram"]');
    await expect.poll(() => page.evaluate("{ const chat = document.querySelector('#telegram .chat'); chat.scrollHeight - chat.scrollTop - chat.clientHeight }")).toBeLessThan(3);
  });

  it('shows the same chats after a new start, and their old buttons still work', async () => {
    const key = `telegram:${castMember('Ko Aung').id}`;
    const before = standing().raised.stage.book.get(key).phone.screen.map(({ text }) => text);
    await lower();
    const { stage } = (await raise()).raised;
    const { phone } = stage.book.get(key);
    expect(before.length).toBeGreaterThan(10);
    expect(phone.screen.map(({ text }) => text)).toEqual(before);
    const button = phone.screen.flatMap((bubble) => bubble.buttons.flat()).find(({ data }) => data?.includes('find.browse'));
    if (!button) throw new Error('no old button');
    await phone.tap(button);
    await expect.poll(() => phone.screen.map(({ text }) => text), { timeout: 30_000 }).not.toEqual(before); // a new message, or the old one edited
  }, START_MS);
});
