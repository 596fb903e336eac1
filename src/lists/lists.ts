import type { Request, RequestHandler, Response } from 'express';
import type { Face, FaceContext, Outcome } from '../graphql/face.ts';
import { InputError } from '../movie/errors.ts';
import { LIST_FORMATS, type ListedMovie, type ListFormat } from './list-formats.ts';
import { listVariables } from './list-request.ts';

const DOCUMENT = `query List($input: RecommendInput!, $first: Int) {
  recommend(input: $input, first: $first) {
    basedOn { title }
    unresolved { message }
    nodes { tmdbId imdbId title year overview tmdbUrl }
  }
}`;

interface ListAnswer {
  readonly recommend: {
    readonly basedOn: readonly { readonly title: string }[];
    readonly unresolved: readonly { readonly message: string }[];
    readonly nodes: readonly ListedMovie[];
  };
}

/** How long readers may cache a list. They ask every few minutes, but a list changes only when the model does. */
const MAX_AGE_SECONDS = 3_600;

/** `/lists/recommended.json`, `.csv` and `.rss`: recommendations for programs that read lists, such as Radarr. */
export const lists: Face = {
  path: '/lists',
  createHandler: (context) => listHandler(context),
};

function listHandler(context: FaceContext): RequestHandler {
  return (request, response, next) => {
    const format = LIST_FORMATS.find(({ extension }) => request.path === `/recommended.${extension}`);
    if (format === undefined || !['GET', 'HEAD'].includes(request.method)) {
      next();
      return;
    }
    answer(context, format, request, response).catch(next);
  };
}

async function answer(
  context: FaceContext,
  format: ListFormat,
  request: Request,
  response: Response,
): Promise<void> {
  const address = new URL(request.originalUrl, `${request.protocol}://${request.get('host') ?? 'localhost'}`);
  let outcome: Outcome;
  try {
    const variables = listVariables(context.schema, address.searchParams);
    outcome = await context.execute(DOCUMENT, { ...variables }, request);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    refuse(response, 400, error.message);
    return;
  }
  const [error] = outcome.errors ?? [];
  if (error !== undefined) {
    refuse(response, outcome.status === 200 ? 400 : outcome.status, error.message);
    return;
  }
  const { basedOn, unresolved, nodes } = (outcome.data as unknown as ListAnswer).recommend;
  const [missing] = unresolved;
  if (basedOn.length === 0 && missing !== undefined) {
    refuse(response, 404, missing.message);
    return;
  }
  const page = new URL('/', address);
  page.search = address.search;
  response.set('cache-control', `public, max-age=${MAX_AGE_SECONDS}`);
  response.type(format.mediaType);
  response.send(
    format.write({
      title: `Movies like ${new Intl.ListFormat('en').format(basedOn.map(({ title }) => title))}`,
      link: page.href,
      movies: nodes,
    }),
  );
}

function refuse(response: Response, status: number, message: string): void {
  response
    .status(status)
    .set('cache-control', 'no-store')
    .json({ errors: [{ message }] });
}
