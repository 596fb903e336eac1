import type { RequestHandler } from 'express';

/** For the seconds in which a checkout builds `what`, and for those who started without building it. */
export function notBuilt(what: string): RequestHandler {
  return (_request, response) => {
    response
      .status(503)
      .set({ 'Retry-After': '2', 'Cache-Control': 'no-store' })
      .type('html')
      .send(pageFor(what));
  };
}

function pageFor(what: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="refresh" content="2" />
    <title>reelgraph</title>
  </head>
  <body>
    <h1>${what} is being built</h1>
    <p>This takes a few seconds after <code>npm start</code>; then it opens by itself. If it does not, build it
    with <code>npm run build:web</code>. The API at <code>/graphql</code> answers meanwhile.</p>
  </body>
</html>
`;
}
