import { buildPage } from './page/build.ts';

/** `npm run build:web`: builds the web page into dist/web, whatever is there. */
await buildPage();
