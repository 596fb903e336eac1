import { describe, expect, test } from 'vitest';
import { readExamples } from '../../src/graphql/examples.ts';
import { demo, useBrowser, visit } from './visit.ts';

useBrowser();

describe.skipIf(!demo)('GraphiQL, cut off from everything but the server', () => {
  test('has the ten examples as tabs, and runs one', async () => {
    const page = await visit('/graphiql');
    const tabs = page.locator('.graphiql-tab');
    await tabs.first().waitFor();
    expect(await tabs.count()).toBe(readExamples().length);
    await page.locator('.graphiql-execute-button').click();
    await page.locator('.result-window').getByText('Inception').first().waitFor();
  });

  test('explains the schema', async () => {
    const page = await visit('/graphiql');
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.locator('.graphiql-doc-explorer').getByRole('link', { name: 'Query' }).first().click();
    await page.locator('.graphiql-doc-explorer').getByText('recommend').first().waitFor();
    expect(await page.locator('.graphiql-doc-explorer').textContent()).toContain('searchMovies');
  });
});
