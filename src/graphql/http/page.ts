import { Router, type RequestHandler } from 'express';
import { packagePath } from '../../database/package-path.ts';
import { BuiltFiles, sendBuiltFile } from './built-files.ts';
import { notBuilt } from './not-built.ts';
import { pagePolicy } from './security-headers.ts';

/** Addresses that the page itself tells apart. */
const VIEWS = ['/', '/movie/:id'];

const YEAR_S = 365 * 24 * 60 * 60;

/**
 * The web page, to be mounted at `/`. Files whose names carry a hash of their content are kept by browsers for a
 * year, the others are asked for again each time.
 */
export function webPageRouter(folder: string = packagePath('dist/web')): Router {
  const files = new BuiltFiles(folder);
  const serve = (path: string, cacheControl: string): RequestHandler => {
    return async (request, response, next) => {
      const asked = path === '' ? request.path : path;
      const file = await files.find(asked);
      if (file === null) next();
      else sendBuiltFile(request, response, { path: asked, file, cacheControl });
    };
  };
  const router = Router();
  router.get('/assets/*name', serve('', `public, max-age=${YEAR_S}, immutable`));
  router.get('/favicon.svg', serve('', 'no-cache'));
  router.get(VIEWS, pagePolicy({ posters: true }), serve('/index.html', 'no-cache'), notBuilt('The page'));
  return router;
}
