import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import { readExamples } from '../examples.ts';
import { packagePath } from '../package-path.ts';
import { pagePolicy } from './security-headers.ts';

const require = createRequire(import.meta.url);

function installed(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), file);
}

/** What the page loads, and where it is: all from this server, so that it works without internet. */
const FILES: readonly (readonly [name: string, path: string])[] = [
  ['react.js', installed('react', 'umd/react.production.min.js')],
  ['react-dom.js', installed('react-dom', 'umd/react-dom.production.min.js')],
  ['graphiql.js', installed('graphiql', 'graphiql.min.js')],
  ['graphiql.css', installed('graphiql', 'graphiql.min.css')],
  ['page.js', packagePath('src/graphql/graphiql/page.js')],
  ['page.css', packagePath('src/graphql/graphiql/page.css')],
];

/** GraphiQL with the worked examples as tabs, to be mounted at `/graphiql`. */
export function graphiqlRouter(): Router {
  const router = Router();
  router.use(pagePolicy());
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
