import { parseArgs } from 'node:util';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { indexFoundPeople } from '../../src/search/index-people.ts';
import { searchPeople } from '../../src/search/search-people.ts';
import { describeMachine } from './machine.ts';
import { backendCpuMs } from './titles/titles-database.ts';
import { type Random, titleEdits } from './titles/title-edits.ts';

export const summary = 'how often a badly typed name finds its person, and what it costs the database';

const USAGE = `DATABASE_URL=postgres://... npm run bench -- names [--size N] [--names 200] [--seed 1]

The database holds a catalogue with credits; people made of recombined words are added until there are --size.`;

/** The slips of bench -- titles that names have too. */
const SLIPS = ['exact_lower', 'edit1', 'edit2', 'transpose', 'nospace'] as const;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string', default: '0' },
      names: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  });
  if (options.help === true || process.env.DATABASE_URL === undefined) {
    console.log(USAGE);
    return;
  }
  const database = await openDatabase({
    url: process.env.DATABASE_URL,
    dataDirectory: '.reelgraph',
    maxConnections: 1,
  });
  try {
    await migrate(database);
    await addPeople(database, Number(options.size));
    await indexFoundPeople(database);
    await database.pool.query('VACUUM (ANALYZE) credited_person, person_word');
    console.log(describeMachine());
    await measure(database, Number(options.names), randomNumbers(Number(options.seed)));
  } finally {
    await database.close();
  }
}

/** First and last words of real names, joined anew, with as few votes as most people have. */
async function addPeople(database: Database, size: number): Promise<void> {
  const { rows } = await database.pool.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM credited_person',
  );
  const missing = size - (rows[0]?.count ?? 0);
  if (missing <= 0) return;
  await database.pool.query(
    `WITH first AS (
       SELECT word, row_number() OVER () - 1 AS n
       FROM (SELECT DISTINCT split_part(name, ' ', 1) AS word FROM credited_person WHERE name LIKE '% %') AS w
     ), last AS (
       SELECT word, row_number() OVER () - 1 AS n
       FROM (SELECT DISTINCT substr(name, strpos(name, ' ') + 1) AS word FROM credited_person WHERE name LIKE '% %') AS w
     )
     INSERT INTO credited_person (name, movies, votes, known)
     SELECT first.word || ' ' || last.word, 1, s % 400, false
     FROM generate_series(1, $1::bigint) AS s
       JOIN first ON first.n = s * 7919 % (SELECT count(*) FROM first)
       JOIN last ON last.n = s * 104729 % (SELECT count(*) FROM last)
     ON CONFLICT DO NOTHING`,
    [missing],
  );
}

async function measure(database: Database, count: number, random: Random): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT name FROM credited_person WHERE votes >= 5000 AND name LIKE '% %' ORDER BY md5(name) LIMIT $1`,
    [count],
  );
  const { rows: totals } = await database.pool.query<{ text: string }>(
    `SELECT count(*) || ' people, ' || (SELECT count(*) FROM person_word) || ' words, ' ||
       pg_size_pretty(pg_total_relation_size('credited_person') + pg_total_relation_size('person_word')) AS text
     FROM credited_person`,
  );
  console.log(`${totals[0]?.text ?? ''}; ${rows.length} well-known ones asked for`);
  const costs: number[] = [];
  let asked = 0;
  let first = 0;
  for (const slip of SLIPS) {
    let right = 0;
    let tried = 0;
    for (const { name } of rows) {
      const typed = titleEdits[slip](name, random, null);
      if (typed === null) continue;
      const before = await backendCpuMs(database);
      const [found] = await searchPeople(database, typed, 10);
      const after = await backendCpuMs(database);
      if (before !== null && after !== null) costs.push(after - before);
      tried += 1;
      if (found?.name.toLowerCase() === name.toLowerCase()) right += 1;
    }
    console.log(`  ${slip.padEnd(12)} ${String(tried).padStart(5)}  first ${(right / tried).toFixed(3)}`);
    asked += tried;
    first += right;
  }
  const sum = costs.reduce((total, each) => total + each, 0);
  costs.sort((a, b) => a - b);
  console.log(
    `all ${asked}: first ${(first / asked).toFixed(3)}; database CPU ms, in ticks of 10: mean ${(sum / costs.length).toFixed(1)}, ` +
      `p99 ${costs[Math.floor(0.99 * costs.length)] ?? 0}`,
  );
}

/** mulberry32 */
function randomNumbers(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
