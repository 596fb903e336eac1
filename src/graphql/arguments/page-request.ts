import type { PageRequest } from '../../recommend/request.ts';
import type { RequestContext } from '../context.ts';
import type { MovieFilter, Ranking } from '../generated/resolvers.generated.ts';
import { ArgumentError } from './argument-error.ts';
import { readFilter } from './filter.ts';
import { checkFirst } from './page.ts';
import { checkDiversity, readRanking } from './ranking.ts';

/** The arguments that `recommend` and `Movie.similar` share, as clients send them. */
export interface PageArguments {
  readonly filter?: MovieFilter | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly ranking?: Ranking | null | undefined;
  readonly diversity?: number | null | undefined;
}

const STANDARD_PAGE = 15;

/** Checks them all; `input` is where all but the paging is found: `input.` or nothing. The cursor is the list's to judge. */
export async function readPageRequest(
  input: string,
  given: PageArguments,
  context: RequestContext,
): Promise<PageRequest> {
  if (given.filter?.includeAdult === true) {
    throw new ArgumentError(
      `${input}filter.includeAdult`,
      `${input}filter.includeAdult is not offered here: models are made without adult movies, so none can be ` +
        'recommended. searchMovies and movies find them.',
    );
  }
  return {
    first: checkFirst('first', given.first, STANDARD_PAGE),
    diversity: checkDiversity(`${input}diversity`, given.diversity),
    ranking: readRanking(given.ranking),
    after: given.after ?? null,
    filter: await readFilter(`${input}filter`, given.filter, context),
  };
}
