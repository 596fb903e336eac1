import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Router, type RequestHandler } from 'express';
import sirv from 'sirv';
import { packagePath } from '../../database/package-path.ts';
import { pagePolicy } from './security-headers.ts';

/** Addresses that the page itself tells apart. */
const VIEWS = ['/', '/movie/:id'];

const YEAR_S = 365 * 24 * 60 * 60;

/**
 * The web page, to be mounted at `/`. Files whose names carry a hash of their content are kept by browsers for a
 * year, the others are asked for again each time. A checkout builds the page while the server already runs: until
 * that is done, and whenever it is done again, what is there is looked up anew.
 */
export function webPageRouter(folder: string = packagePath('dist/web')): Router {
  const index = join(folder, 'index.html');
  let files: { readonly build: string; readonly handle: ReturnType<typeof sirv> } | null = null;

  const serve: RequestHandler = async (request, response, next) => {
    const found = await stat(index).catch(() => null);
    if (found === null) {
      next();
      return;
    }
    // Two builds may be made within a tick of the file system's clock.
    const build = `${found.ino} ${found.mtimeMs}`;
    if (files?.build !== build) files = { build, handle: openFiles(folder) };
    files.handle(request, response, next);
  };

  const router = Router();
  router.use(['/assets', '/favicon.svg'], (request, response, next) => {
    request.url = request.originalUrl;
    return serve(request, response, next);
  });
  router.get(
    VIEWS,
    pagePolicy({ posters: true }),
    (request, response, next) => {
      request.url = '/';
      return serve(request, response, next);
    },
    notBuilt,
  );
  return router;
}

function openFiles(folder: string): ReturnType<typeof sirv> {
  return sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, path) {
      const lasts = path.startsWith('/assets/');
      response.setHeader('cache-control', lasts ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    },
  });
}

const notBuilt: RequestHandler = (_request, response) => {
  response.status(503).set('retry-after', '2').type('html').send(NOT_BUILT);
};

const NOT_BUILT = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="refresh" content="1" />
    <title>reelgraph</title>
  </head>
  <body>
    <h1>The page is being built</h1>
    <p>This takes a few seconds after <code>npm start</code>; then it opens by itself. If it does not, build it
    with <code>npm run build:web</code>. The API is at <a href="/graphiql">/graphiql</a> meanwhile.</p>
  </body>
</html>
`;
