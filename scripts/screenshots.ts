import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium, launchChromium } from '../test/browser/chromium.ts';

const IMAGES = join(import.meta.dirname, '../docs/images');

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
  /** Brings the page into the state to be shown. */
  readonly arrive: (page: Page) => Promise<unknown>;
}

const listed = (page: Page) => page.locator('.results[aria-busy=false] .card').first().waitFor();
const mapped = async (page: Page) => {
  await page.locator('a.map-dot').first().waitFor();
  await page.locator('.neighbourhood').scrollIntoViewIfNeeded();
};
const suggested = async (page: Page) => {
  await listed(page);
  await page.locator('[role=combobox]').fill('spirted awya');
  await page.locator('[role=option]').first().waitFor();
  await page.locator('[role=combobox]').press('ArrowDown');
};

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const PICTURES: readonly Picture[] = [
  {
    name: 'recommendations',
    path: '/?like=27205&like=157336',
    ...WIDE,
    colorScheme: 'light',
    arrive: listed,
  },
  { name: 'map', path: '/movie/129', ...WIDE, colorScheme: 'dark', arrive: mapped },
  { name: 'suggestions-phone', path: '/', ...PHONE, colorScheme: 'light', arrive: suggested },
  {
    name: 'recommendations-phone',
    path: '/?like=27205&dislike=155',
    ...PHONE,
    colorScheme: 'dark',
    arrive: listed,
  },
];

/** `npm run screenshots [ADDRESS]`: pictures of a running server's page for the README, without real posters. */
async function main(address: string): Promise<void> {
  const chromium = findChromium();
  if (chromium === null) throw new Error('There is no Chromium; install it or name it in CHROMIUM.');
  await mkdir(IMAGES, { recursive: true });
  const browser = await launchChromium(chromium);
  try {
    for (const { name, path, width, height, colorScheme, arrive } of PICTURES) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme, baseURL: address });
      await page.route('https://image.tmdb.org/**', (route) => route.abort());
      await page.goto(path);
      await arrive(page);
      await page.screenshot({ path: join(IMAGES, `${name}.png`) });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

await main(process.argv[2] ?? 'http://127.0.0.1:4000');
