import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { launchChromium } from './chromium.ts';

export const demo = inject('demo');

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

interface Visit extends BrowserContextOptions {
  /** The server to visit instead of that of the demo catalogue. */
  readonly url?: string;
  /** Requests will fail, which browsers complain of on the console. */
  readonly mayFail?: boolean;
}

let browser: Browser | null = null;

/** Call it once in a test file. */
export function useBrowser(): void {
  beforeAll(async () => {
    if (demo) browser = await launchChromium(demo.chromium);
  });
  afterAll(async () => {
    await browser?.close();
  });
}

/**
 * Opens an address in a browser that knows nothing yet and reaches nothing but the server. When the test ends, it
 * fails if the page said an error or asked anybody else for anything but a poster.
 */
export async function visit(
  path: string,
  { url = demo!.url, mayFail = false, ...options }: Visit = {},
): Promise<Page> {
  const context = await browser!.newContext({
    viewport: DESKTOP,
    baseURL: url,
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isPoster = message.location().url.startsWith('https://image.tmdb.org/');
    if (message.type() === 'error' && !isPoster && !mayFail) complaints.push(message.text());
  });
  await context.route(
    (address) => address.origin !== url,
    (route) => {
      const address = route.request().url();
      if (!address.startsWith('https://image.tmdb.org/t/p/')) complaints.push(`asked ${address}`);
      return route.abort();
    },
  );
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(path);
  return page;
}

/** Something that waits until it is told to go on. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Titles on the cards, in order. */
export async function cardTitles(page: Page): Promise<string[]> {
  await page.locator('.card').first().waitFor();
  return page.locator('.card-title').allTextContents();
}

/** Waits until the list is that of the present question. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.results[aria-busy=false]').waitFor();
}
