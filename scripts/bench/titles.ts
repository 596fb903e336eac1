import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { foldTitle } from '../../src/search/fold-title.ts';
import { searchTitles } from '../../src/search/search-titles.ts';
import { sharedData } from '../../test/support/shared-data.ts';
import { describeMachine } from './machine.ts';
import { measureTitles, type Find, type Tally, type TitleMeasures } from './titles/measure-titles.ts';
import { inventTitles, loadRealTitles } from './titles/title-catalogue.ts';
import { obscureTitleQueries, readTitleQueries } from './titles/title-queries.ts';

export const summary = 'how often a badly typed title finds its movie, and how fast, against plain pg_trgm';

const USAGE = `DATABASE_URL=postgres://... npm run bench -- titles [--size N] [--obscure 700] [--reference 200]

Asks for the titles of ../shared/data/title_queries.csv and for misspelt titles with fewer than 50 votes. An empty
database is filled with the real titles first: use one of its own.
--size N       add movies with titles of recombined words until there are N
--obscure N    how many obscure titles to ask for
--reference N  how many queries the plain trigram search is asked; 0 for none`;

const PLAIN_TRIGRAM = `
  SELECT movie_id AS id, max(similarity(folded, $1)) AS similarity FROM movie_title
  WHERE folded % $1 GROUP BY movie_id ORDER BY similarity DESC, movie_id LIMIT 5`;

/** CPU of a server on this machine, from /proc (100 ticks a second); null elsewhere. */
const TICK_MS = 10;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string', default: '0' },
      obscure: { type: 'string', default: '700' },
      reference: { type: 'string', default: '200' },
      help: { type: 'boolean' },
    },
  });
  const queryFile = sharedData('title_queries.csv');
  if (options.help === true || queryFile === null) {
    console.log(queryFile === null ? `../shared/data/title_queries.csv is not there.\n${USAGE}` : USAGE);
    return;
  }
  const database = await openDatabase({
    url: process.env.DATABASE_URL,
    dataDirectory: '.reelgraph',
    maxConnections: 1,
  });
  try {
    await migrate(database);
    await fill(database, Number(options.size));
    console.log(describeMachine());
    console.log(await describeDatabase(database));
    const find: Find = async (query) => {
      const matches = await searchTitles(database, { query, first: 5 });
      return matches.map(({ movieId }) => movieId);
    };
    const queries = readTitleQueries(queryFile);
    await report(database, 'well-known titles', () => measureTitles(database.pool, queries, find));
    const obscure = await obscureTitleQueries(database.pool, Number(options.obscure), 1);
    await report(database, 'titles under 50 votes', () => measureTitles(database.pool, obscure, find));
    const asked = queries.slice(0, Number(options.reference));
    if (asked.length > 0) await reportPlainTrigrams(database, asked);
  } finally {
    await database.close();
  }
}

async function fill(database: Database, size: number): Promise<void> {
  const { rows } = await database.pool.query<{ movies: number }>(
    'SELECT count(*)::integer AS movies FROM movie',
  );
  const movies = sharedData('tmdb_movies.csv.gz');
  const alternatives = sharedData('alternative_titles.csv');
  const isEmpty = rows[0]?.movies === 0;
  if (isEmpty && movies !== null && alternatives !== null) {
    await loadRealTitles(database, { movies, alternatives, minVotes: 0 });
  }
  await inventTitles(database, size);
  if (isEmpty || size > 0) await database.pool.query('VACUUM ANALYZE');
}

async function describeDatabase(database: Database): Promise<string> {
  const { rows } = await database.pool.query<{ text: string }>(`
    SELECT 'PostgreSQL ' || current_setting('server_version') || ', ' || (SELECT count(*) FROM movie) || ' movies, '
      || (SELECT count(*) FROM movie_title) || ' titles, shortlist ' || (SELECT count(*) FROM known_title)
      || ', ' || (SELECT count(*) FROM title_word) || ' words, index '
      || pg_size_pretty(pg_total_relation_size('movie_title') + pg_total_relation_size('known_title')
        + pg_total_relation_size('title_word')) AS text`);
  return rows[0]?.text ?? '';
}

async function reportPlainTrigrams(
  database: Database,
  queries: Parameters<typeof measureTitles>[1],
): Promise<void> {
  await database.pool.query('CREATE INDEX bench_trigrams ON movie_title USING gin (folded gin_trgm_ops)');
  try {
    const find: Find = async (query) => {
      const { rows } = await database.pool.query<{ id: number }>(PLAIN_TRIGRAM, [foldTitle(query)]);
      return rows.map(({ id }) => id);
    };
    await report(database, 'plain pg_trgm, similarity', () => measureTitles(database.pool, queries, find));
  } finally {
    await database.pool.query('DROP INDEX bench_trigrams');
  }
}

async function report(
  database: Database,
  name: string,
  measure: () => Promise<TitleMeasures>,
): Promise<void> {
  const server = await serverCpuMs(database);
  const own = process.cpuUsage();
  const measures = await measure();
  const used = process.cpuUsage(own);
  const serverAfter = await serverCpuMs(database);
  const count = measures.elapsedMs.length;
  const at = (share: number): string =>
    (measures.elapsedMs[Math.floor(share * count)] ?? Number.NaN).toFixed(1);
  console.log(`\n${name}: ${count} queries`);
  for (const [kind, tally] of measures.byKind) console.log(line(kind, tally));
  if (measures.prefixes.queries > 0) console.log(line('PREFIXES', measures.prefixes));
  console.log(line('ALL BUT PREFIXES', measures.others));
  const serverText =
    server === null || serverAfter === null ? '' : `server ${((serverAfter - server) / count).toFixed(2)}, `;
  const ownText = ((used.user + used.system) / 1_000 / count).toFixed(2);
  console.log(
    `  ms: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}; CPU ms a query: ${serverText}this process ${ownText}`,
  );
}

function line(kind: string, { queries, first, inFive }: Tally): string {
  return `  ${kind.padEnd(20)}${String(queries).padStart(6)}  first ${first.toFixed(3)}  in five ${inFive.toFixed(3)}`;
}

/** CPU that the one connection's backend has used; null when it is embedded or on another machine. */
async function serverCpuMs(database: Database): Promise<number | null> {
  if (database.kind === 'embedded') return null;
  const { rows } = await database.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const stat = await readFile(`/proc/${rows[0]?.pid ?? 0}/stat`, 'utf8').catch(() => null);
  if (!stat?.includes('(postgres)')) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
