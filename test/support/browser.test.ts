import { expect, test } from 'vitest';
import { DESK, PHONE, useBrowser } from './browser.ts';

const browser = useBrowser();

test('a page has the width that was asked for and draws Burmese', async () => {
  const page = await browser.page(PHONE);
  await page.setContent('<p id="hello" style="display:inline-block">မင်္ဂလာပါ</p>');
  expect(await page.evaluate('innerWidth')).toBe(PHONE.width);
  expect(await page.locator('#hello').innerText()).toBe('မင်္ဂလာပါ');
  expect((await page.locator('#hello').boundingBox())?.width).toBeGreaterThan(30);
});

test('a page of the next test knows nothing of the last one', async () => {
  const page = await browser.page();
  expect(page.viewportSize()).toEqual(DESK);
  expect(await page.context().cookies()).toEqual([]);
});
