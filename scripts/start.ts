import { buildPage, isPageStale } from './page/build.ts';

/**
 * `npm start` in a checkout: `reelgraph start`, and beside it the web page is built when that has not been done
 * since its sources changed. The server says so where the page will be, and goes on without it if the build fails.
 */
if (await isPageStale()) {
  buildPage().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
  });
}
process.argv.splice(2, 0, 'start');
await import('../src/cli/main.ts');
