import { Router, type RequestHandler } from 'express';
import { readExamples } from '../examples.ts';
import { packagePath } from '../../database/package-path.ts';
import { BuiltFiles, sendBuiltFile } from './built-files.ts';
import { notBuilt } from './not-built.ts';
import { pagePolicy } from './security-headers.ts';

/** Redirects a person who opens the address of the API in a browser to GraphiQL, but not clients. */
export const openGraphiql: RequestHandler = (request, response, next) => {
  const isQuestion = ['query', 'extensions', 'documentId'].some((name) => name in request.query);
  const isPerson = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
  if (isPerson && !isQuestion) response.redirect('/graphiql');
  else next();
};

/**
 * GraphiQL with the worked examples as tabs, to be mounted at `/graphiql`. `npm run build:web` collects what the page
 * loads into `folder`, so that it works without internet and GraphiQL need not be installed where it is served.
 */
export function graphiqlRouter(folder: string = packagePath('dist/graphiql')): Router {
  const files = new BuiltFiles(folder);
  const examples = readExamples();
  const router = Router();
  router.use(pagePolicy({ inlineStyles: true }));
  router.get('/examples.json', (_request, response) => {
    response.json(examples);
  });
  router.get('/{:name}', async (request, response, next) => {
    const isPage = request.params.name === undefined;
    const path = isPage ? '/index.html' : request.path;
    const file = await files.find(path);
    if (file !== null) {
      const cacheControl = isPage ? 'no-cache' : 'public, max-age=3600';
      sendBuiltFile(request, response, { path, file, cacheControl });
    } else if (isPage) notBuilt('GraphiQL')(request, response, next);
    else next();
  });
  return router;
}
