import { describe, expect, test } from 'vitest';
import { createVectorTable } from '../../src/database/vector-table.ts';
import { StartupStatus } from '../../src/graphql/startup-status.ts';
import { openTestDatabase } from '../support/database.ts';
import { startTestServer } from '../support/graphql-server.ts';
import { demo, gate, settled, useBrowser, visit } from './visit.ts';

useBrowser();

describe.skipIf(!demo)('the page', () => {
  test('shows how far a first start is, and opens when it is done', async () => {
    const database = await openTestDatabase();
    const startup = new StartupStatus();
    startup.update({ stage: 'Reading movies', done: 2_000, total: 5_000, unit: 'movies' });
    const server = await startTestServer(database, { startup });
    try {
      const page = await visit('/', { url: server.url, mayFail: true });
      await page.getByRole('heading', { name: 'The server is getting ready' }).waitFor();
      await page.getByText('Reading movies 2,000 of 5,000 movies').waitFor();
      startup.update({ stage: 'Decomposing', done: 30, total: 120, unit: 'steps' });
      await page.getByText('Decomposing 30 of 120 steps').waitFor();
      await page.getByText('Reading movies done').waitFor();
      expect(await page.locator('.leader').textContent()).toBe('25');
      startup.finish();
      await page.getByText('No model is published yet; run: reelgraph train').waitFor();
    } finally {
      await server.close();
      await database.close();
    }
  });

  test('gives the id of an error on the server', async () => {
    const database = await openTestDatabase();
    const server = await startTestServer(database);
    try {
      await database.transaction(async (client) => {
        const { rows } = await client.query<{ id: number }>(
          `INSERT INTO model (status, representation, tier, dimensions, seed) VALUES ('active', 'content', 'low', 4, 1)
           RETURNING id`,
        );
        await createVectorTable(client, rows[0]!.id, 4);
      });
      await database.pool.query('ALTER TABLE movie RENAME TO lost');
      const page = await visit('/', { url: server.url, mayFail: true });
      const alert = page.getByRole('alert');
      await alert.getByText('Something went wrong on the server', { exact: true }).waitFor();
      const id = (await alert.locator('code').textContent())!;
      expect(server.log.some((line) => line.includes(id))).toBe(true);
      await database.pool.query('ALTER TABLE lost RENAME TO movie');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('The catalogue has no films yet').waitFor();
    } finally {
      await server.close();
      await database.close();
    }
  });

  test('says when it is offline, keeps what was there, and goes on by itself', async () => {
    const page = await visit('/?like=27205', { mayFail: true });
    await settled(page);
    await page.context().setOffline(true);
    await page.locator('[role=combobox]').fill('heat');
    await page.getByText('You are offline.').first().waitFor();
    await page.locator('[role=combobox]').press('Escape');
    await page.getByLabel('Rating').selectOption('8 or better');
    await page.getByRole('heading', { name: 'No connection' }).waitFor();
    await page.context().setOffline(false);
    await page.locator('.card').first().waitFor();
    expect(await page.getByRole('heading', { name: 'No connection' }).count()).toBe(0);
  });

  test('keeps the old list in sight while a slow server looks for the new one', async () => {
    const page = await visit('/?like=27205');
    await settled(page);
    const answer = gate();
    await page.route('**/graphql', async (route) => {
      await answer.opened;
      await route.fallback();
    });
    await page.getByLabel('Rating').selectOption('8 or better');
    await page.locator('.results[data-old=true]').waitFor();
    expect(await page.locator('.card').count()).toBeGreaterThan(10);
    await page.getByText('The server takes longer than usual.').waitFor({ timeout: 10_000 });
    answer.open();
    await settled(page);
    expect(await page.getByText('The server takes longer than usual.').count()).toBe(0);
  });
});
