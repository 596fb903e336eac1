import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import { readExamples } from '../examples.ts';
import { packagePath } from '../../database/package-path.ts';
import { pagePolicy } from './security-headers.ts';

const require = createRequire(import.meta.url);

const REACT = dirname(require.resolve('react/package.json'));
const REACT_DOM = dirname(require.resolve('react-dom/package.json'));
const GRAPHIQL = dirname(require.resolve('graphiql/package.json'));

/** What the page loads, and where it is: all from this server, so that it works without internet. */
const FILES: readonly (readonly [name: string, path: string])[] = [
  ['react.js', join(REACT, 'umd/react.production.min.js')],
  ['react-dom.js', join(REACT_DOM, 'umd/react-dom.production.min.js')],
  ['graphiql.js', join(GRAPHIQL, 'graphiql.min.js')],
  ['graphiql.css', join(GRAPHIQL, 'graphiql.min.css')],
  ['page.js', packagePath('src/graphql/graphiql/page.js')],
  ['page.css', packagePath('src/graphql/graphiql/page.css')],
];

/** GraphiQL with the worked examples as tabs, to be mounted at `/graphiql`. */
export function graphiqlRouter(): Router {
  const router = Router();
  router.use(pagePolicy({ inlineStyles: true }));
  router.get('/', (_request, response) => {
    response.sendFile(packagePath('src/graphql/graphiql/index.html'), { maxAge: 0 });
  });
  router.get('/examples.json', (_request, response) => {
    response.json(readExamples());
  });
  for (const [name, path] of FILES) {
    router.get(`/${name}`, (_request, response) => {
      response.sendFile(path, { maxAge: '1h', dotfiles: 'allow' });
    });
  }
  return router;
}
