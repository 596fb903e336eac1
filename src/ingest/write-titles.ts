import type { LocatedRecord } from '../catalog/catalogue-chunk.ts';
import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { TupleWriter } from '../database/tuple-writer.ts';
import { indexTitles } from '../search/index-titles.ts';
import { takeTurn } from './turn.ts';

const STAGING_TABLE = 'ingest_title';

const CREATE_STAGING = `
  CREATE TEMPORARY TABLE IF NOT EXISTS ${STAGING_TABLE} (movie_id integer, title text) ON COMMIT DELETE ROWS`;

/** A title that repeats the movie's own title counts as already present. */
const ADD_TITLES = `
  WITH added AS (
    INSERT INTO alternative_title (movie_id, title)
    SELECT s.movie_id, s.title FROM ${STAGING_TABLE} s JOIN movie m ON m.id = s.movie_id
    WHERE s.title <> m.title AND s.title IS DISTINCT FROM m.original_title
    ORDER BY s.movie_id, s.title
    ON CONFLICT DO NOTHING
    RETURNING movie_id
  )
  SELECT (SELECT array_agg(movie_id) FROM added) AS added,
    (SELECT array_agg(DISTINCT movie_id) FROM ${STAGING_TABLE} s
     WHERE NOT EXISTS (SELECT FROM movie m WHERE m.id = s.movie_id)) AS unknown`;

interface AddedRow {
  readonly added: readonly MovieId[] | null;
  readonly unknown: readonly MovieId[] | null;
}

/** The outcome of a batch of alternative titles. */
export interface WrittenTitles {
  readonly added: number;
  /** Titles in the batch, each counted once. */
  readonly distinct: number;
  readonly unknown: ReadonlySet<MovieId>;
}

/** Adds a batch of alternative titles, in one transaction, to existing movies and to the title index. */
export async function writeTitles(
  database: Database,
  records: readonly LocatedRecord[],
): Promise<WrittenTitles> {
  const titles = new Map<string, { id: MovieId; title: string }>();
  for (const { record } of records) {
    const { id, title } = record;
    if (title !== undefined) titles.set(`${id} ${title}`, { id, title });
  }
  const writer = new TupleWriter();
  for (const { id, title } of titles.values()) {
    writer.tuple(2);
    writer.int32(id);
    writer.text(title);
  }
  return database.transaction(async (client) => {
    await takeTurn(client);
    await client.query(CREATE_STAGING);
    await database.copy(client, { table: STAGING_TABLE, columns: ['movie_id', 'title'] }, writer.take());
    const { rows } = await client.query<AddedRow>(ADD_TITLES);
    const added = rows[0]?.added ?? [];
    await indexTitles(client, [...new Set(added)]);
    return { added: added.length, distinct: titles.size, unknown: new Set(rows[0]?.unknown) };
  });
}
