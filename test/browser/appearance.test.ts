import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { cardTitles, demo, DESKTOP, gate, PHONE, settled, useBrowser, visit } from './visit.ts';

useBrowser();

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TABLET = { width: 820, height: 1180 };

/** A grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

async function violations(page: Page): Promise<string[]> {
  // As a debugger would, past the policy that keeps foreign scripts out.
  await page.evaluate(await readFile(AXE, 'utf8'));
  const results = await page.evaluate<AxeResults>('axe.run()');
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const STATES: readonly (readonly [name: string, path: string, arrive: (page: Page) => Promise<unknown>])[] = [
  ['the catalogue', '/', settled],
  ['recommendations', '/?like=27205&dislike=155&rating=7&genre=Drama&genre=Action', settled],
  [
    'suggestions',
    '/',
    async (page) => {
      await page.locator('[role=combobox]').fill('star wars');
      await page.locator('[role=option]').first().waitFor();
      await page.locator('[role=combobox]').press('ArrowDown');
    },
  ],
  [
    'an empty list',
    '/?like=27205&rating=8&genre=Western&from=2015',
    (page) => page.locator('.empty button').first().waitFor(),
  ],
  ['a film', '/movie/27205', (page) => page.locator('a.map-dot').first().waitFor()],
];

describe.skipIf(!demo).each([
  ['a phone', PHONE, 'dark'],
  ['a tablet', TABLET, 'light'],
  ['a desktop', DESKTOP, 'dark'],
] as const)('on %s', (_size, viewport, colorScheme) => {
  test.each(STATES)(`%s is without fault to axe, and fits (${colorScheme})`, async (_name, path, arrive) => {
    const page = await visit(path, { viewport, colorScheme });
    await arrive(page);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

describe.skipIf(!demo)('the layout', () => {
  test('does not shift when posters arrive', async () => {
    const page = await visit('/?like=27205');
    await page.context().unrouteAll();
    const posters = gate();
    await page.context().route('https://image.tmdb.org/**', async (route) => {
      await posters.opened;
      await route.fulfill({ body: PIXEL, contentType: 'image/png' });
    });
    await page.reload();
    await settled(page);
    await page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: false });
    });
    posters.open();
    await page.locator('.poster img[data-shown=true]').first().waitFor();
    await page.waitForFunction('document.querySelectorAll(".poster img[data-shown=true]").length > 3');
    expect(await page.evaluate('shifts')).toEqual([]);
  });

  test('shows a drawn poster for every film when no image comes', async () => {
    const page = await visit('/');
    const titles = await cardTitles(page);
    expect(await page.locator('.card .poster-art').count()).toBe(titles.length);
    expect(await page.locator('.card .poster-title').allTextContents()).toEqual(titles);
  });
});

describe.skipIf(!demo)('the first page', () => {
  test('loads at most 130 kB of compressed JavaScript, all of it from this server and kept for a year', async () => {
    const page = await visit('about:blank');
    const scripts: Promise<{ url: string; bytes: number; encoding?: string; caching?: string }>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      scripts.push(
        (async () => {
          const headers = (await (await request.response())!.allHeaders()) as Record<
            string,
            string | undefined
          >;
          const { responseBodySize: bytes } = await request.sizes();
          return {
            url: request.url(),
            bytes,
            encoding: headers['content-encoding']!,
            caching: headers['cache-control']!,
          };
        })(),
      );
    });
    await page.goto('/');
    await settled(page);
    const loaded = await Promise.all(scripts);
    expect(loaded.length).toBeGreaterThan(0);
    for (const { url, encoding, caching } of loaded) {
      expect(url.startsWith(demo!.url)).toBe(true);
      expect(encoding).toMatch(/^(br|gzip)$/);
      expect(caching).toBe('public, max-age=31536000, immutable');
    }
    expect(loaded.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(130_000);
  });
});
