import { describe, expect, test } from 'vitest';
import { demo, DESKTOP, PHONE, settled, useBrowser, visit } from './visit.ts';

useBrowser();

describe.skipIf(!demo).each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('finding a film on a %s', (_size, viewport) => {
  test('by keyboard, with a typo', async () => {
    const page = await visit('/', { viewport });
    const field = page.locator('[role=combobox]');
    await field.focus();
    await page.keyboard.type('inceptoin');
    const options = page.locator('[role=option]');
    await options.first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await options.first().textContent()).toContain('Inception 2010');
    await page.keyboard.press('ArrowDown');
    const active = await field.getAttribute('aria-activedescendant');
    expect(await options.first().getAttribute('id')).toBe(active);
    expect(await options.first().getAttribute('aria-selected')).toBe('true');

    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Films like Inception' }).waitFor();
    expect(new URL(page.url()).search).toBe('?like=27205');
    expect(await field.inputValue()).toBe('');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('by pointer', async () => {
    const page = await visit('/', { viewport });
    await page.locator('[role=combobox]').fill('spirited away');
    await page.locator('[role=option]', { hasText: 'Spirited Away' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Films like Spirited Away' }).waitFor();
  });
});

describe.skipIf(!demo)('the combobox', () => {
  test('walks down, up and around past the field; Escape closes, then clears', async () => {
    const page = await visit('/');
    const field = page.locator('[role=combobox]');
    await field.fill('star');
    const options = page.locator('[role=option]');
    await options.first().waitFor();
    const last = (await options.count()) - 1;
    const active = () => field.getAttribute('aria-activedescendant');
    await field.press('ArrowUp');
    expect(await active()).toBe(await options.nth(last).getAttribute('id'));
    await field.press('ArrowDown');
    expect(await active()).toBeNull();
    await field.press('ArrowDown');
    expect(await active()).toBe(await options.nth(0).getAttribute('id'));

    await field.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    expect(await field.inputValue()).toBe('star');
    await field.press('Escape');
    expect(await field.inputValue()).toBe('');
  });

  test('adds a dislike when that is chosen', async () => {
    const page = await visit('/?like=27205');
    await page.getByLabel('I dislike').check({ force: true });
    await page.locator('[role=combobox]').fill('interstellar');
    await page.locator('[role=option]', { hasText: 'Interstellar' }).first().click();
    await settled(page);
    expect(new URL(page.url()).search).toBe('?like=27205&dislike=157336');
  });

  test('shows which title matched when it is not the one on the poster', async () => {
    const page = await visit('/');
    await page.locator('[role=combobox]').fill('sen to chihiro no kamikakushi');
    const option = page.locator('[role=option]', { hasText: 'Spirited Away' });
    expect(await option.first().textContent()).toMatch(/also called “.*Chihiro/i);
  });

  test('offers the closest titles when there is no such title', async () => {
    const page = await visit('/');
    await page.locator('[role=combobox]').fill('incredible dark godfather');
    await page.getByText('No title is “incredible dark godfather”').first().waitFor();
    expect(await page.locator('[role=option]').count()).toBeGreaterThan(0);
  });

  test('says so when nothing is even close', async () => {
    const page = await visit('/');
    await page.locator('[role=combobox]').fill('qqqqqqqqqq');
    await page.getByText('No title is like “qqqqqqqqqq”.').first().waitFor();
    expect(await page.locator('[role=option]').count()).toBe(0);
  });

  test('takes back a request whose answer nobody waits for', async () => {
    const page = await visit('/', { mayFail: true });
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('"typed":"inc"')) return; // Never answered.
      await route.fallback();
    });
    const aborted = page.waitForEvent('requestfailed', (request) =>
      Boolean(request.postData()?.includes('"typed":"inc"')),
    );
    const asked = page.waitForRequest((request) => Boolean(request.postData()?.includes('"typed":"inc"')));
    await page.locator('[role=combobox]').fill('inc');
    await asked;
    await page.locator('[role=combobox]').fill('inception');
    expect((await aborted).failure()?.errorText).toBe('net::ERR_ABORTED');
    await page.locator('[role=option]', { hasText: 'Inception' }).first().waitFor();
  });
});
