import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { findChromium } from '../servers/find-chromium.ts';

/** The two widths that every page is looked at in. */
export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1440, height: 900 } as const;

const ARGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

/** A browser of the tests' own. */
export interface TestBrowser {
  /** An empty page with its own cookies, closed after the test. */
  page(viewport?: { readonly width: number; readonly height: number }): Promise<Page>;
}

/** Starts Chromium, installing it first where that is possible. The caller closes it; it dies with this process. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: ARGS });
}

/** Call it at the top of a test file or a `describe`: one browser for its tests, started before and closed after them. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  beforeAll(async () => { browser = await launchBrowser(); });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => { await browser?.close(); });
  return {
    page: async (viewport = DESK) => {
      if (browser === undefined) throw new Error('the browser is open only inside tests and hooks');
      const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Asia/Yangon' });
      return context.newPage();
    },
  };
}
