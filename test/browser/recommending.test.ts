import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { cardTitles, demo, DESKTOP, PHONE, settled, useBrowser, visit } from './visit.ts';

useBrowser();

const asked = (page: Page) => new URL(page.url()).searchParams;

async function genresOfCards(page: Page): Promise<string[][]> {
  const texts = await page.locator('.card-genres').allTextContents();
  return texts.map((text) => text.split(', '));
}

describe.skipIf(!demo)('recommendations', () => {
  test('say what they are: title, year, rating, genres, reasons, and where else to look', async () => {
    const page = await visit('/?like=27205');
    const titles = await cardTitles(page);
    expect(titles).toContain('Interstellar');
    expect(titles).not.toContain('Inception');
    const card = page.locator('.card').filter({ hasText: 'Interstellar' }).first();
    const text = await card.textContent();
    expect(text).toMatch(/2014.*8\.\d.*votes/s);
    expect(text).toMatch(/because of.*Christopher Nolan/s);
    expect(await card.getByRole('link', { name: 'IMDb' }).getAttribute('href')).toBe(
      'https://www.imdb.com/title/tt0816692/',
    );
    expect(await card.getByRole('link', { name: 'TMDB' }).getAttribute('href')).toContain('/movie/157336');
  });

  test('go on while one scrolls, without repeats', async () => {
    const page = await visit('/?like=27205');
    const first = await cardTitles(page);
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, 4_000);
          return page.locator('.card').count();
        },
        { timeout: 30_000, interval: 100 },
      )
      .toBeGreaterThan(70);
    const all = await page
      .locator('.card h3 a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    expect(new Set(all).size).toBe(all.length);
    expect((await cardTitles(page)).slice(0, first.length)).toEqual(first);
  });

  test.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('become more and less like others on a %s', async (_size, viewport) => {
    const page = await visit('/?like=27205', { viewport });
    await page.getByRole('button', { name: 'More like Interstellar' }).click();
    await page.getByRole('heading', { level: 1, name: 'Films like Inception and Interstellar' }).waitFor();
    await settled(page);
    const [disliked] = await cardTitles(page);
    await page
      .getByRole('button', { name: `Less like ${disliked}` })
      .first()
      .click();
    await settled(page);
    expect(asked(page).getAll('like')).toEqual(['27205', '157336']);
    expect(asked(page).getAll('dislike')).toHaveLength(1);
    expect(await cardTitles(page)).not.toContain(disliked);

    await page.getByRole('button', { name: `${disliked}: disliked; like it instead` }).click();
    await settled(page);
    expect(asked(page).getAll('like')).toHaveLength(3);
    await page.getByRole('button', { name: 'Remove Interstellar' }).click();
    await settled(page);
    expect(asked(page).getAll('like')).toHaveLength(2);
  });

  test('leave out what was seen from then on, also after closing the page', async () => {
    const page = await visit('/?like=27205');
    const [first] = await cardTitles(page);
    await page.getByRole('button', { name: `Seen ${first}` }).click();
    expect(await page.getByRole('button', { name: `Seen ${first}` }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await page.reload();
    expect(await cardTitles(page)).not.toContain(first);
    await page.getByText('A film that you have seen is left out.').waitFor();
    await page.getByRole('button', { name: 'Forget it' }).click();
    await page.reload();
    expect(await cardTitles(page)).toContain(first);
  });

  test('are ordered and varied as asked', async () => {
    const page = await visit('/?like=27205');
    const balanced = await cardTitles(page);
    await page.getByLabel('Most alike').check({ force: true });
    await settled(page);
    expect(asked(page).get('ranking')).toBe('similar');
    const similar = await cardTitles(page);
    expect(similar).not.toEqual(balanced);
    await page.getByLabel('Most', { exact: true }).check({ force: true });
    await settled(page);
    expect(asked(page).get('variety')).toBe('90');
    expect(await cardTitles(page)).not.toEqual(similar);
  });
});

describe.skipIf(!demo)('filters', () => {
  test('narrow by rating, votes, length, language and years, and say what is set', async () => {
    const page = await visit('/?like=27205');
    await page.getByLabel('Rating').selectOption('8 or better');
    await page.getByLabel('How well known').selectOption('10,000 votes or more');
    await page.getByLabel('Language').selectOption('English');
    await page.getByLabel('Length').selectOption('at least 120 minutes');
    await page.getByRole('spinbutton', { name: 'From' }).fill('1990');
    await page.getByRole('spinbutton', { name: 'From' }).press('Enter');
    await page.waitForURL(/from=1990/);
    await settled(page);
    expect(Object.fromEntries(asked(page))).toMatchObject({
      rating: '8',
      votes: '10000',
      language: 'en',
      longer: '120',
    });
    const facts = await page.locator('.card .card-facts').allTextContents();
    expect(facts.length).toBeGreaterThan(5);
    for (const text of facts) {
      expect(Number(/^\d{4}/.exec(text)?.[0])).toBeGreaterThanOrEqual(1990);
      expect(Number(/rated (\d+\.\d)/.exec(text)?.[1])).toBeGreaterThanOrEqual(8);
    }
    await page.getByRole('button', { name: 'Drop the filter rated 8 or better' }).click();
    await settled(page);
    expect(asked(page).has('rating')).toBe(false);
    await page.getByRole('button', { name: 'Drop all filters' }).click();
    await settled(page);
    expect(asked(page).toString()).toBe('like=27205');
  });

  test('have genres: any of them, all of them, none of others', async () => {
    const page = await visit('/');
    const wanted = page.getByRole('group', { name: 'Genres to have' });
    await wanted.getByRole('button', { name: 'Western' }).click();
    await wanted.getByRole('button', { name: 'Comedy' }).click();
    await settled(page);
    for (const genres of await genresOfCards(page)) {
      expect(genres.includes('Western') || genres.includes('Comedy')).toBe(true);
    }
    await page.getByLabel('All of them').check({ force: true });
    await settled(page);
    expect(asked(page).get('genres')).toBe('all');
    for (const genres of await genresOfCards(page))
      expect(genres).toEqual(expect.arrayContaining(['Comedy', 'Western']));

    await page.getByText('Genres to leave out').click();
    await page.locator('details').getByRole('button', { name: 'Action' }).click();
    await settled(page);
    expect(asked(page).getAll('without')).toEqual(['Action']);
    for (const genres of await genresOfCards(page)) expect(genres).not.toContain('Action');
  });

  test('are opened by a button on a phone', async () => {
    const page = await visit('/', { viewport: PHONE });
    const toggle = page.getByRole('button', { name: 'Filters and order' });
    expect(await page.getByLabel('Rating').isVisible()).toBe(false);
    await toggle.click();
    expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    await page.getByLabel('Rating').selectOption('8 or better');
    await page.getByRole('button', { name: 'Filters and order (1)' }).waitFor();
  });

  test('that nothing fits say which to drop, and how many films that gives', async () => {
    const page = await visit('/?like=27205&rating=8&genre=Western&from=2015');
    await page.getByRole('heading', { name: 'No film fits all of this' }).waitFor();
    const ways = page.locator('.empty li button');
    await ways.first().waitFor();
    const counts = (await ways.allTextContents()).map((text) =>
      Number(/^[\d,]+/.exec(text)?.[0].replace(',', '')),
    );
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.length).toBeGreaterThan(1);
    await ways.first().click();
    await settled(page);
    expect(await page.locator('.card').count()).toBe(
      Math.min(counts[0]!, await page.locator('.card').count()),
    );
    expect(await page.locator('.card').count()).toBeGreaterThan(0);
  });
});
