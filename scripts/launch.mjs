import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm start` and `npm run reelgraph` in a checkout. With the development packages it runs the sources, and for `start`
 * builds the web page beside the server when its sources have changed. Without them it runs what `npm run build` made.
 */
const BUILT = new URL('../dist/src/cli/main.js', import.meta.url);

async function launch() {
  if (isInstalled('tsx')) {
    const { register } = await import('tsx/esm/api');
    register();
    if (process.argv[2] === 'start') buildBeside();
    await import('../src/cli/main.ts');
  } else if (existsSync(fileURLToPath(BUILT))) {
    await import(BUILT.href);
  } else {
    console.error(
      'reelgraph is not built, and the development packages that build it are not installed. Run:\n' +
        '  npm ci && npm run build',
    );
    process.exitCode = 1;
  }
}

/** The server says where the page will be, and goes on without it when building fails. */
function buildBeside() {
  import('./page/build.ts')
    .then(({ buildWhatIsStale }) => buildWhatIsStale())
    .catch((error) => {
      console.error(error instanceof Error ? error.message : error);
    });
}

function isInstalled(name) {
  return existsSync(fileURLToPath(new URL(`../node_modules/${name}/package.json`, import.meta.url)));
}

await launch();
