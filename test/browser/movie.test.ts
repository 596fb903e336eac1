import { describe, expect, test } from 'vitest';
import { demo, DESKTOP, PHONE, useBrowser, visit } from './visit.ts';

useBrowser();

describe.skipIf(!demo)('the page of a film', () => {
  test('has its facts', async () => {
    const page = await visit('/movie/27205');
    await page.getByRole('heading', { level: 1, name: 'Inception' }).waitFor();
    const text = await page.locator('.movie').textContent();
    for (const fact of ['2010', '148 minutes', 'Christopher Nolan', 'Leonardo DiCaprio', 'Science Fiction']) {
      expect(text).toContain(fact);
    }
    expect(await page.title()).toBe('Inception · reelgraph');
  });

  test('has the same 60 films on the map and in the list', async () => {
    const page = await visit('/movie/27205');
    await page.locator('a.map-dot').first().waitFor();
    const addresses = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    const onMap = await addresses('a.map-dot');
    expect(onMap).toHaveLength(60);
    expect(new Set(onMap)).toEqual(new Set(await addresses('.neighbours a')));
  });

  test('says what the colours of the map mean', async () => {
    const page = await visit('/movie/27205');
    await page.locator('a.map-dot').first().waitFor();
    const colours = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((dots) => [...new Set(dots.map((dot) => getComputedStyle(dot).backgroundColor))]);
    const key = page.getByRole('list', { name: 'Colours of the map' });
    expect(await key.getByText('Science Fiction').count()).toBe(1);
    const explained = await colours('.map-key i');
    expect(explained.length).toBeGreaterThan(2);
    expect(await colours('a.map-dot')).toEqual(expect.arrayContaining(explained));
  });

  test.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('keeps all dots of the map in sight on a %s', async (_size, viewport) => {
    const page = await visit('/movie/27205', { viewport });
    await page.locator('a.map-dot').first().waitFor();
    const frame = (await page.locator('.map-view').boundingBox())!;
    const dots = await page.locator('a.map-dot').all();
    for (const dot of dots) {
      const box = (await dot.boundingBox())!;
      expect(box.x).toBeGreaterThan(frame.x);
      expect(box.x + box.width).toBeLessThan(frame.x + frame.width);
      expect(box.y).toBeGreaterThan(frame.y);
      expect(box.y + box.height).toBeLessThan(frame.y + frame.height);
    }
  });

  test('lets the keyboard walk the map, zoom it and open a film', async () => {
    const page = await visit('/movie/27205');
    const dots = page.locator('a.map-dot');
    await dots.first().waitFor();
    expect(await page.locator('a.map-dot[tabindex="0"]').count()).toBe(1);
    await page.locator('a.map-dot[tabindex="0"]').focus();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? null);
    const start = await focused();
    const visited = new Set([start]);
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft']) {
      await page.keyboard.press(key);
      visited.add(await focused());
    }
    expect(visited.size).toBeGreaterThan(2);
    expect(await page.locator('a.map-dot[tabindex="0"]').count()).toBe(1);

    const spread = () =>
      dots.evaluateAll((elements) =>
        Math.max(...elements.map((element) => parseFloat((element as HTMLElement).style.left))),
      );
    const before = await spread();
    await page.keyboard.press('+');
    await expect.poll(spread).toBeGreaterThan(before);
    await page.keyboard.press('0');
    await expect.poll(spread).toBe(before);

    const opened = await focused();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${opened}`);
  });

  test('drags the map without opening the film under the pointer', async () => {
    const page = await visit('/movie/27205');
    const dot = page.locator('a.map-dot').first();
    await dot.waitFor();
    await page.locator('.map-view').scrollIntoViewIfNeeded();
    // Zooming keeps the film in focus where it is.
    await dot.focus();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const box = (await dot.boundingBox())!;
    await page.mouse.move(box.x + 7, box.y + 7);
    await page.mouse.down();
    await page.mouse.move(box.x + 67, box.y + 27, { steps: 4 });
    await page.mouse.up();
    const moved = (await dot.boundingBox())!;
    expect(Math.round(moved.x - box.x)).toBeGreaterThan(30);
    expect(new URL(page.url()).pathname).toBe('/movie/27205');
  });

  test('marks on the map what is pointed at in the list', async () => {
    const page = await visit('/movie/27205');
    await page.locator('.neighbours a').nth(2).hover();
    expect(await page.locator('a.map-dot[data-pointed=true]').count()).toBe(1);
  });

  test('leads on to more like it', async () => {
    const page = await visit('/movie/27205?like=157336');
    await page.getByRole('button', { name: 'More like this: Inception' }).click();
    await page.getByRole('heading', { level: 1, name: 'Films like Interstellar and Inception' }).waitFor();
    expect(new URL(page.url()).search).toBe('?like=157336&like=27205');
  });
});
