import { Command, Option } from 'commander';
import type { CatalogueMovie, MovieId } from '../../movie/movie.ts';
import type { Database } from '../../database/database.ts';
import { moviesByIds } from '../../database/movie-rows.ts';
import { reasons, recommend } from '../../recommend/recommend.ts';
import type { Ranking, Reason, Recommendation } from '../../recommend/request.ts';
import { moviesWithoutVector, type OutsideModel, whyOutside } from '../../recommend/outside-model.ts';
import { type RecommendContext, ServingModels } from '../../recommend/serving-model.ts';
import { resolveTitles } from '../../search/resolve-titles.ts';
import type { TitleMatch } from '../../search/search-titles.ts';
import { CommandError } from '../failure.ts';
import { addFilterOptions, type FilterOptions, filterOfOptions, integer, number } from '../filter-options.ts';
import { formatCount, formatRating } from '../numbers.ts';
import { withSession } from '../session.ts';
import { formatTable } from '../table.ts';
import { MAX_PAGE_SIZE } from '../../movie/page-size.ts';

interface RecommendCommandOptions extends FilterOptions {
  readonly dislike?: string[];
  readonly exclude?: string[];
  readonly first: number;
  readonly after?: string;
  readonly ranking: Ranking;
  readonly diversity: number;
  readonly json?: boolean;
}

export function recommendCommand(environment: NodeJS.ProcessEnv): Command {
  const command = new Command('recommend')
    .summary('find movies like the given ones')
    .description('Recommends movies like those named, with the reasons.')
    .argument('<title...>', 'titles of movies you like; put a title of several words in quotes')
    .option('--dislike <title...>', 'titles of movies you dislike')
    .option('--exclude <title...>', 'titles of movies to leave out')
    .option('--first <n>', `how many, 1 to ${MAX_PAGE_SIZE}`, integer, 15)
    .option('--after <cursor>', 'continue after this cursor, which --json prints')
    .addOption(
      new Option('--ranking <ranking>', 'by similarity alone, or with a preference for well-known movies')
        .choices(['similarity', 'balanced'])
        .default('balanced'),
    )
    .option('--diversity <n>', '0 = by score alone, 1 = as varied as possible', number, 0)
    .option('--json', 'print JSON');
  return addFilterOptions(command).action(async (titles: string[], options: RecommendCommandOptions) => {
    await withSession(environment, async ({ database }) => {
      const answer = await ask(database, titles, options);
      process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : formatAnswer(answer));
    });
  });
}

interface Answer {
  readonly basedOn: readonly BasedOnMovie[];
  readonly recommendations: readonly RecommendedMovie[];
}

interface BasedOnMovie extends CatalogueMovie {
  /** Why the model was made without it; null when the model has it. */
  readonly outsideModel: OutsideModel | null;
}

interface RecommendedMovie extends Recommendation {
  readonly movie: CatalogueMovie;
  readonly reasons: readonly Reason[];
}

async function ask(database: Database, titles: string[], options: RecommendCommandOptions): Promise<Answer> {
  const model = await new ServingModels(database).active();
  if (model === null) throw new CommandError("There is no model yet: 'train' makes one.");
  const context: RecommendContext = { database, model };
  const filter = await filterOfOptions(options, database);
  if (filter.includeAdult === true) {
    throw new CommandError(
      '--adult is for search: models are made without adult movies, so none is recommended.',
    );
  }
  const likes = await movieIds(database, titles);
  const page = await recommend(context, {
    likes,
    dislikes: await movieIds(database, options.dislike ?? []),
    excluded: await movieIds(database, options.exclude ?? []),
    filter,
    first: options.first,
    after: options.after ?? null,
    ranking: options.ranking,
    diversity: options.diversity,
  });
  const movies = await moviesByIds(database, [...likes, ...page.items.map((item) => item.movieId)]);
  const basedOn = present(likes, movies);
  const recommended = present(
    page.items.map((item) => item.movieId),
    movies,
  );
  const why = await reasons(context, basedOn, recommended);
  const outside = await moviesWithoutVector(database, model, likes);
  return {
    basedOn: basedOn.map((movie) => ({
      ...movie,
      outsideModel: outside.has(movie.id) ? whyOutside(movie, model.tier) : null,
    })),
    recommendations: page.items.flatMap((item) => {
      const movie = movies.get(item.movieId);
      return movie ? [{ ...item, movie, reasons: why.get(item.movieId) ?? [] }] : [];
    }),
  };
}

function present(ids: readonly MovieId[], movies: ReadonlyMap<MovieId, CatalogueMovie>): CatalogueMovie[] {
  return ids.flatMap((id) => movies.get(id) ?? []);
}

/** Throws CommandError with the closest titles when one is not known. */
async function movieIds(database: Database, titles: readonly string[]): Promise<MovieId[]> {
  const resolved = await resolveTitles(database, titles);
  const ids = resolved.map(({ movieId, suggestions }, i) => {
    if (movieId === null) throw unknownTitle(titles[i] ?? '', suggestions);
    return movieId;
  });
  return [...new Set(ids)];
}

function unknownTitle(title: string, suggestions: readonly TitleMatch[]): CommandError {
  const closest = suggestions.map((match) => `\n  ${match.matchedTitle}`).join('');
  return new CommandError(
    `No movie is called "${title}".${closest === '' ? '' : ` The closest titles are:${closest}`}`,
  );
}

const COLUMNS = [
  { heading: '', align: 'right' },
  { heading: 'title' },
  { heading: 'year' },
  { heading: 'rating', align: 'right' },
  { heading: 'votes', align: 'right' },
  { heading: 'similarity', align: 'right' },
  { heading: 'because of' },
] as const;

const REASONS_SHOWN = 4;

function formatAnswer({ basedOn, recommendations }: Answer): string {
  const liked = basedOn.map((movie) => `${movie.title} (${movie.year ?? 'year unknown'})`).join(', ');
  const notes = basedOn.flatMap(({ outsideModel }) =>
    outsideModel === null ? [] : `${outsideModel.message}\n`,
  );
  if (recommendations.length === 0) {
    return notes.length === 0 ? `Nothing like ${liked} satisfies the filter.\n` : notes.join('');
  }
  const rows = recommendations.map(({ movie, similarity, reasons: why }, i) => [
    String(i + 1),
    movie.title,
    String(movie.year ?? ''),
    formatRating(movie.voteAverage),
    formatCount(movie.voteCount),
    similarity.toFixed(3),
    why
      .slice(0, REASONS_SHOWN)
      .map((reason) => reason.label)
      .join(', '),
  ]);
  return `${notes.join('')}Like ${liked}:\n\n${formatTable(COLUMNS, rows)}\n`;
}
