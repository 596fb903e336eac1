import type { Database } from '../../../src/database/database.ts';
import { randomSource } from '../../../src/linalg/random.ts';

const GENRES = ['Drama', 'Comedy', 'Science Fiction', 'Horror', 'Romance', 'Western'];
const SYLLABLES = ['ka', 'lo', 'mir', 'ten', 'vas', 'qui', 'sor', 'bel', 'dra', 'fen'];

/**
 * Fills `movie` with `count` made-up movies, ids from 1. Each has words of one of twelve topics, so that movies
 * of a topic are near each other; ids that are multiples of 50 have genres only, and id 1 has nothing.
 */
export async function fillCatalogue(database: Database, count: number, votes = 100): Promise<void> {
  const random = randomSource(1);
  const pick = (limit: number): number => Math.floor(random.uniform() * limit);
  const movies = Array.from({ length: count }, (_, i) => {
    const id = i + 1;
    const topic = id % 12;
    const bare = id === 1 || id % 50 === 0;
    const words = Array.from({ length: 20 }, () => word(topic * 40 + pick(40)));
    return {
      id,
      title: `Movie ${String(id)}`,
      overview: bare ? null : words.join(' '),
      genres: id === 1 ? [] : [GENRES[topic % GENRES.length], GENRES[(topic + 1) % GENRES.length]],
      keywords: bare ? [] : words.slice(0, 4),
      votes: votes + pick(1000),
    };
  });
  await database.pool.query(
    `INSERT INTO movie (id, title, overview, genres, keywords, vote_average, vote_count, release_date, status)
     SELECT (m ->> 'id')::integer, m ->> 'title', m ->> 'overview',
       ARRAY(SELECT jsonb_array_elements_text(m -> 'genres')), ARRAY(SELECT jsonb_array_elements_text(m -> 'keywords')),
       7, (m ->> 'votes')::integer, '2001-02-03', 'Released'
     FROM jsonb_array_elements($1::jsonb) AS m`,
    [JSON.stringify(movies)],
  );
}

function word(number: number): string {
  const digits = String(number).padStart(3, '0').split('');
  return digits.map((digit) => SYLLABLES[Number(digit)]).join('');
}
