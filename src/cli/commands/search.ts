import { Command } from 'commander';
import { countMovies } from '../../database/browse.ts';
import { moviesByIds } from '../../database/movie-rows.ts';
import { searchTitles } from '../../search/search-titles.ts';
import { addFilterOptions, type FilterOptions, filterOfOptions, integer } from '../filter-options.ts';
import { formatCount, formatRating } from '../numbers.ts';
import { withSession } from '../session.ts';
import { formatTable } from '../table.ts';

interface SearchCommandOptions extends FilterOptions {
  readonly first: number;
  readonly json?: boolean;
}

export function searchCommand(environment: NodeJS.ProcessEnv): Command {
  const command = new Command('search')
    .summary('find movies by title')
    .description(
      'Finds movies by title. The title may have typos, missing words, another language or a year.',
    )
    .argument('<title...>', 'the title, with or without quotes')
    .option('--first <n>', 'how many', integer, 10)
    .option('--json', 'print JSON');
  return addFilterOptions(command).action(async (words: string[], options: SearchCommandOptions) => {
    await withSession(environment, async ({ database }) => {
      const filter = await filterOfOptions(options, database);
      const matches = await searchTitles(database, { query: words.join(' '), filter, first: options.first });
      const movies = await moviesByIds(
        database,
        matches.map((match) => match.movieId),
      );
      const found = matches.flatMap((match) => {
        const movie = movies.get(match.movieId);
        return movie ? [{ ...match, movie }] : [];
      });
      if (options.json) {
        process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      if (found.length === 0) {
        const isEmpty = (await countMovies(database, { includeAdult: true })) === 0;
        process.stdout.write(
          isEmpty ? "There is no catalogue yet: 'ingest' loads one.\n" : 'No title is like that.\n',
        );
        return;
      }
      const rows = found.map(({ movie, similarity, matchedTitle }) => [
        String(movie.id),
        movie.title,
        String(movie.year ?? ''),
        formatRating(movie.voteAverage),
        formatCount(movie.voteCount),
        similarity.toFixed(2),
        matchedTitle === movie.title ? '' : matchedTitle,
      ]);
      process.stdout.write(`${formatTable(COLUMNS, rows)}\n`);
    });
  });
}

const COLUMNS = [
  { heading: 'id', align: 'right' },
  { heading: 'title' },
  { heading: 'year' },
  { heading: 'rating', align: 'right' },
  { heading: 'votes', align: 'right' },
  { heading: 'match', align: 'right' },
  { heading: 'matched as' },
] as const;
