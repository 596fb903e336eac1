import { describe, expect, test } from 'vitest';
import { cardTitles, demo, settled, useBrowser, visit } from './visit.ts';

useBrowser();

describe.skipIf(!demo)('the address', () => {
  test('shows another person the same', async () => {
    const mine = await visit('/?like=27205');
    await mine.getByLabel('Rating').selectOption('7 or better');
    await mine.getByLabel('Some', { exact: true }).check({ force: true });
    await settled(mine);
    const titles = await cardTitles(mine);
    const theirs = await visit(mine.url());
    expect(await cardTitles(theirs)).toEqual(titles);
    expect(await theirs.getByLabel('Rating').inputValue()).toBe('7');
    expect(await theirs.getByLabel('Some', { exact: true }).isChecked()).toBe(true);
  });

  test('goes back and forward through questions and films', async () => {
    const page = await visit('/');
    await page.locator('[role=combobox]').fill('inception');
    await page.locator('[role=option]', { hasText: 'Inception' }).first().click();
    await settled(page);
    const recommended = await cardTitles(page);
    await page.locator('.card h3 a').first().click();
    await page.getByRole('heading', { level: 1, name: recommended[0]! }).waitFor();

    await page.goBack();
    expect(await cardTitles(page)).toEqual(recommended);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Name a film you love.' }).waitFor();
    await page.goForward();
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: recommended[0]! }).waitFor();
  });

  test('going back leads to the place in the list where one was', async () => {
    const page = await visit('/?like=27205');
    await settled(page);
    await page.mouse.wheel(0, 5_000);
    await expect.poll(() => page.locator('.card').count()).toBeGreaterThan(30);
    const link = page.locator('.card h3 a').nth(28);
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    const count = await page.locator('.card').count();
    await link.click();
    await page.locator('.movie').waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
    expect(await page.locator('.card').count()).toBeGreaterThanOrEqual(count);
  });

  test('of nonsense shows what can be made of it', async () => {
    const page = await visit('/?like=Inception&like=-1&rating=99&from=never&order=sideways&language=english');
    await page.getByRole('heading', { level: 1, name: 'Name a film you love.' }).waitFor();
    expect(await cardTitles(page)).not.toHaveLength(0);
  });

  test('of a film that is not there says so', async () => {
    const page = await visit('/movie/999999999');
    await page.getByText('There is no film 999999999 in this catalogue.').waitFor();
  });
});
