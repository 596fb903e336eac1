import type { PoolClient } from 'pg';

/**
 * The shortlist holds the titles of the best-known movies, which nearly all queries mean. It is searched first, in ways
 * that would be too slow for a million titles. A small catalogue is on it as a whole. When the list outgrows `MAX_TITLES`,
 * its minimum of votes rises until at most `KEPT_TITLES` are left, so its size does not depend on the catalogue.
 */
const MAX_TITLES = 60_000;
const KEPT_TITLES = 30_000;

const READ = 'SELECT min_votes AS votes FROM title_shortlist FOR UPDATE';

const COUNT = 'UPDATE title_shortlist SET titles = greatest(0, titles + $1) RETURNING titles';

/** One vote more than the first title that no longer fits, so that titles with equal votes stay or go together. */
const RAISE = `
  UPDATE title_shortlist SET min_votes = greatest(min_votes, 1 + (
    SELECT votes FROM known_title ORDER BY votes DESC OFFSET $1 LIMIT 1))`;

const SHORTEN = 'DELETE FROM known_title WHERE votes < (SELECT min_votes FROM title_shortlist)';

const RECOUNT = 'UPDATE title_shortlist SET titles = (SELECT count(*) FROM known_title) RETURNING titles';

/** The votes that put a movie on the shortlist. Other writers wait until the transaction ends. */
export async function shortlistVotes(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ votes: number }>(READ);
  return rows[0]?.votes ?? 0;
}

/** Counts titles added to the shortlist (negative: removed), and shortens it if it is too long. */
export async function countShortlisted(client: PoolClient, added: number): Promise<void> {
  if (added === 0) return;
  if ((await titlesAfter(client, COUNT, [added])) <= MAX_TITLES) return;
  // Deleted movies have not been counted yet.
  if ((await titlesAfter(client, RECOUNT)) <= MAX_TITLES) return;
  await client.query(RAISE, [KEPT_TITLES]);
  await client.query(SHORTEN);
  await client.query(RECOUNT);
}

async function titlesAfter(client: PoolClient, statement: string, values: number[] = []): Promise<number> {
  const { rows } = await client.query<{ titles: number }>(statement, values);
  return rows[0]?.titles ?? 0;
}
