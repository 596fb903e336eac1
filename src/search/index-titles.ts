import type { PoolClient } from 'pg';
import type { MovieId } from '../movie/movie.ts';
import { shortlistLexemes, titleLexemes } from './title-lexemes.ts';
import { titleRows, type TitledMovie, type TitleRow } from './title-rows.ts';
import { countShortlisted, shortlistVotes } from './title-shortlist.ts';
import { addWords } from './title-words.ts';

type TitleTable = 'movie_title' | 'known_title';

interface StoredRow extends Omit<TitleRow, 'letters'> {
  /** The row's ctid, valid until the row is updated. */
  readonly place: string;
}

const READ_MOVIES = `
  SELECT m.id, m.title, m.original_title AS "originalTitle", m.vote_count AS votes, m.year, m.adult,
    ARRAY(SELECT a.title FROM alternative_title a WHERE a.movie_id = m.id ORDER BY a.title) AS alternatives
  FROM movie m WHERE m.id = ANY ($1::integer[]) ORDER BY m.id`;

const readRows = (table: TitleTable): string => `
  SELECT ctid::text AS place, movie_id AS "movieId", title, alias, folded, votes, year, adult
  FROM ${table} WHERE movie_id = ANY ($1::integer[])`;

const deleteRows = (table: TitleTable): string => `DELETE FROM ${table} WHERE ctid = ANY ($1::tid[])`;

const updateRows = (table: TitleTable): string => `
  UPDATE ${table} t SET title = n.title, alias = n.alias, votes = n.votes, year = n.year, adult = n.adult
  FROM unnest($1::tid[], $2::text[], $3::boolean[], $4::integer[], $5::smallint[], $6::boolean[])
    AS n (place, title, alias, votes, year, adult)
  WHERE t.ctid = n.place`;

const insertRows = (table: TitleTable): string => `
  INSERT INTO ${table} (movie_id, title, alias, folded, votes, year, adult, lexemes)
  SELECT movie_id, title, alias, folded, votes, year, adult, array_to_tsvector(string_to_array(lexemes, ' '))
  FROM unnest($1::integer[], $2::text[], $3::boolean[], $4::text[], $5::integer[], $6::smallint[], $7::boolean[],
    $8::text[]) AS n (movie_id, title, alias, folded, votes, year, adult, lexemes)`;

/**
 * Brings the title index up to date with `movie` and `alternative_title` for the given movies, in the caller's
 * transaction, and removes the rows of deleted movies. Writes only rows that differ. Concurrent writers wait for the end
 * of each other's transactions.
 */
export async function indexTitles(client: PoolClient, movieIds: readonly MovieId[]): Promise<void> {
  if (movieIds.length === 0) return;
  const minVotes = await shortlistVotes(client);
  const movies = await client.query<TitledMovie>(READ_MOVIES, [movieIds]);
  const rows = movies.rows.flatMap(titleRows);
  const known = rows.filter(({ votes }) => votes >= minVotes);

  const all = await writeRows(client, 'movie_title', movieIds, rows);
  // A movie without a row in movie_title has none on the shortlist either, so new movies need no second query.
  const shortlist = await writeRows(client, 'known_title', all.stored, known);
  await addWords(client, 'title_word', [
    { texts: all.added.map(({ folded }) => folded), known: false },
    { texts: shortlist.added.map(({ folded }) => folded), known: true },
  ]);
  await countShortlisted(client, shortlist.added.length - shortlist.removed.length);
}

interface Difference {
  readonly added: TitleRow[];
  readonly changed: (readonly [StoredRow, TitleRow])[];
  readonly removed: readonly StoredRow[];
}

/** Writes the differences from the stored rows of `movieIds`; `stored` are the movies that had rows. */
async function writeRows(
  client: PoolClient,
  table: TitleTable,
  movieIds: readonly MovieId[],
  rows: readonly TitleRow[],
): Promise<Difference & { readonly stored: readonly MovieId[] }> {
  const stored =
    movieIds.length === 0 ? [] : (await client.query<StoredRow>(readRows(table), [movieIds])).rows;
  const difference = compare(rows, stored);
  const { added, changed, removed } = difference;
  if (removed.length > 0) await client.query(deleteRows(table), [removed.map(({ place }) => place)]);
  if (changed.length > 0) {
    await client.query(updateRows(table), [
      changed.map(([{ place }]) => place),
      changed.map(([, row]) => row.title),
      changed.map(([, row]) => row.alias),
      changed.map(([, row]) => row.votes),
      changed.map(([, row]) => row.year),
      changed.map(([, row]) => row.adult),
    ]);
  }
  if (added.length > 0) {
    const lexemes = table === 'known_title' ? shortlistLexemes : titleLexemes;
    await client.query(insertRows(table), [
      added.map((row) => row.movieId),
      added.map((row) => row.title),
      added.map((row) => row.alias),
      added.map((row) => row.folded),
      added.map((row) => row.votes),
      added.map((row) => row.year),
      added.map((row) => row.adult),
      added.map((row) => lexemes(row.letters).join(' ')),
    ]);
  }
  return { ...difference, stored: [...new Set(stored.map(({ movieId }) => movieId))] };
}

function compare(rows: readonly TitleRow[], stored: readonly StoredRow[]): Difference {
  const storedByKey = new Map(stored.map((row) => [`${row.movieId} ${row.folded}`, row]));
  const added: TitleRow[] = [];
  const changed: (readonly [StoredRow, TitleRow])[] = [];
  for (const row of rows) {
    const key = `${row.movieId} ${row.folded}`;
    const old = storedByKey.get(key);
    storedByKey.delete(key);
    if (old === undefined) added.push(row);
    else if (differs(old, row)) changed.push([old, row]);
  }
  return { added, changed, removed: [...storedByKey.values()] };
}

function differs(old: StoredRow, row: TitleRow): boolean {
  return (
    old.title !== row.title ||
    old.alias !== row.alias ||
    old.votes !== row.votes ||
    old.year !== row.year ||
    old.adult !== row.adult
  );
}
