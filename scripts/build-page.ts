import { buildPage } from './page/build.ts';
import { buildGraphiql } from './page/graphiql.ts';

/** `npm run build:web`: builds the web page and GraphiQL into dist/, whatever is there. */
await Promise.all([buildPage(), buildGraphiql()]);
