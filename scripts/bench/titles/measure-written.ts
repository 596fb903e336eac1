import type { Database } from '../../../src/database/database.ts';
import { foldTitle } from '../../../src/search/fold-title.ts';
import { resolveTitle } from '../../../src/search/resolve-titles.ts';
import { writtenGroups, writtenWays, type WrittenGroup, type WrittenMovie } from './written-titles.ts';

/** How often a title that was written down in ways of one group named another movie or none. */
export interface WrittenMeasure {
  readonly group: string;
  readonly asked: number;
  readonly wrong: number;
}

const READ = `
  SELECT m.id, m.title, m.original_title AS "originalTitle", m.year, m.vote_count AS votes,
    ARRAY(SELECT a.title FROM alternative_title a WHERE a.movie_id = m.id ORDER BY a.title) AS alternatives
  FROM movie m WHERE NOT adult ORDER BY vote_count DESC, id`;

const MAX_LENGTH = 200;

/**
 * Names movies in every way, the best known first, up to `each` a way. Right is the movie that was meant, or one of the
 * same title and, where a year is written, of the same year.
 */
export async function measureWritten(database: Database, each: number): Promise<WrittenMeasure[]> {
  const { rows: movies } = await database.pool.query<WrittenMovie>(READ);
  const byId = new Map(movies.map((movie) => [movie.id, movie]));
  const tallies = new Map<WrittenGroup, { asked: number; wrong: number }>();
  for (const way of writtenWays) {
    const tally = tallies.get(way.group) ?? { asked: 0, wrong: 0 };
    tallies.set(way.group, tally);
    const meant = movies
      .filter(({ votes }) => votes >= way.minVotes)
      .flatMap((movie) => {
        const written = way.write(movie);
        return written === null || written.length > MAX_LENGTH ? [] : [{ movie, written }];
      })
      .slice(0, each);
    for (const { movie, written } of meant) {
      const { movieId } = await resolveTitle(database, written);
      const found = movieId === null ? undefined : byId.get(movieId);
      const isRight =
        found !== undefined &&
        foldTitle(found.title) === foldTitle(movie.title) &&
        (found.year === movie.year || !way.name.includes('YYYY'));
      tally.asked++;
      if (!isRight) tally.wrong++;
    }
  }
  return [...tallies].map(([group, tally]) => ({ group: writtenGroups[group], ...tally }));
}
