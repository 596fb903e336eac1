import type { Pool } from 'pg';
import type { MovieId } from '../../../src/movie/movie.ts';
import { foldTitle } from '../../../src/search/fold-title.ts';
import { FIRST_INVENTED_ID, randomNumbers, type TitleQuery } from './title-queries.ts';
import { titleEdits } from './title-edits.ts';

interface OtherTitle {
  readonly id: MovieId;
  readonly title: string;
  readonly other: string;
}

const LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+$/u;

const OTHER_TITLES = `
  SELECT id, title, other FROM (
    SELECT id, title, original_title AS other FROM movie WHERE vote_count >= 50 AND NOT adult AND id < $1
    UNION
    SELECT m.id, m.title, a.title FROM alternative_title a JOIN movie m ON m.id = a.movie_id
    WHERE m.vote_count >= 50 AND NOT m.adult AND m.id < $1) AS titles
  WHERE other <> title ORDER BY md5(id || other || $2)`;

/**
 * What people type who know a movie by its original title or one in another language: in full and with one edit,
 * and in full in other scripts. `count` of each.
 */
export async function drawOtherTitles(pool: Pool, count: number, seed: number): Promise<TitleQuery[]> {
  const { rows } = await pool.query<OtherTitle>(OTHER_TITLES, [FIRST_INVENTED_ID, String(seed)]);
  const random = randomNumbers(seed);
  const usable = rows.filter(({ title, other }) => !['', foldTitle(title)].includes(foldTitle(other)));
  const latin = usable.filter(({ other }) => LATIN.test(other) && other.length >= 6);
  const query = (kind: string, { id, other }: OtherTitle, edit: keyof typeof titleEdits): TitleQuery[] => {
    const typed = titleEdits[edit](other, random, null);
    return typed === null ? [] : [{ kind, query: typed, id }];
  };
  return [
    ...latin.slice(0, count).flatMap((row) => query('other title', row, 'exact_lower')),
    ...latin.slice(count, 2 * count).flatMap((row) => query('other title edit1', row, 'edit1')),
    ...usable
      .filter(({ other }) => !LATIN.test(other))
      .slice(0, count)
      .flatMap((row) => query('other script', row, 'exact_lower')),
  ];
}
