import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { findChromium, launchChromium } from '../../test/browser/chromium.ts';
import { describeMachine } from './machine.ts';

export const summary = 'how soon the web page shows suggestions and recommendations after a key or a click';

const USAGE = `npm run bench -- page [--url http://127.0.0.1:4000]

Visits a running server with Chromium. Times are taken in the browser: from the key press until the suggestions for all
that was typed are in the document and painted, and from the pick until the first recommendations are.
--url ADDRESS  the server, with the demo catalogue or a larger one`;

const TYPED = ['inceptoin', 'spirited', 'godfahter', 'amelie', 'heat'];

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { url: { type: 'string', default: 'http://127.0.0.1:4000' }, help: { type: 'boolean' } },
  });
  const chromium = findChromium();
  if (values.help === true || chromium === null) {
    console.log(
      chromium === null ? `There is no Chromium; install it or name it in CHROMIUM.\n${USAGE}` : USAGE,
    );
    return;
  }
  const browser = await launchChromium(chromium);
  const suggestions: number[] = [];
  const recommendations: number[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: values.url });
    await page.route('https://image.tmdb.org/**', (route) => route.abort());
    for (const text of TYPED) {
      await page.goto('/');
      await page.locator('.results[aria-busy=false]').waitFor();
      const field = page.locator('[role=combobox]');
      await field.focus();
      // One key at a time, each answered before the next, as a hesitant person types.
      for (const key of text) suggestions.push(await timed(page, key, '[role=option]'));
      recommendations.push(await timed(page, 'Enter', '.because'));
    }
  } finally {
    await browser.close();
  }
  console.log(describeMachine());
  report('key press to suggestions', suggestions);
  report('pick to recommendations', recommendations);
}

/** Milliseconds from a key press to the next frame after the document has changed and holds `selector`. */
async function timed(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate(`void (window.measuring = new Promise((resolve) => {
    addEventListener('keydown', (event) => {
      const since = event.timeStamp;
      const found = () => [...document.querySelectorAll(${JSON.stringify(selector)})];
      const before = new Set(found());
      const observer = new MutationObserver(() => {
        if (found().every((element) => before.has(element))) return;
        observer.disconnect();
        clearTimeout(patience);
        requestAnimationFrame(() => resolve(performance.now() - since));
      });
      // The same films as before: nothing changes, nothing to wait for.
      const patience = setTimeout(() => { observer.disconnect(); resolve(-1); }, 600);
      observer.observe(document.body, { childList: true, subtree: true });
    }, { capture: true, once: true });
  }))`);
  await page.keyboard.press(key);
  return page.evaluate<number>('measuring');
}

function report(what: string, measured: readonly number[]): void {
  const times = measured.filter((ms) => ms >= 0).sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN).toFixed(0);
  console.log(
    `${what}: ${times.length} times, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`,
  );
}
