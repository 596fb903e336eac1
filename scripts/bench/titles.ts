import { parseArgs } from 'node:util';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { sharedData } from '../../test/support/shared-data.ts';
import { describeMachine } from './machine.ts';
import { measureFalseAccepts } from './titles/false-accepts.ts';
import { measureKeystrokes } from './titles/keystrokes.ts';
import { measureTitles, type Find, type Tally } from './titles/measure-titles.ts';
import { measureWithoutSteps } from './titles/steps-left-out.ts';
import { measureWritten } from './titles/measure-written.ts';
import { drawOtherTitles } from './titles/other-titles.ts';
import { ownSearch, withHttpSearch, withPlainTrigrams } from './titles/searches.ts';
import {
  drawObscureQueries,
  drawTitleQueries,
  readTitleQueries,
  type TitleQuery,
} from './titles/title-queries.ts';
import { backendCpuMs, describeTitles, fillTitles } from './titles/titles-database.ts';

export const summary = 'how often a badly typed title finds its movie, and how fast, against plain pg_trgm';

const USAGE = `DATABASE_URL=postgres://... npm run bench -- titles [--size N] [--parts NAME,NAME] [--seed 1] [--plain 300]

An empty database is filled with the real titles of ../shared/data first: use one of its own.
--size N   add movies with titles of recombined words until there are N
--parts    some of: given      the queries of title_queries.csv
                    other      queries of the same kinds from other movies with 50 votes and more, drawn by --seed
                    obscure    the same (prefixes aside) for movies with fewer than 50 votes
                    languages  original, translated and other titles of a movie
                    written    titles as people and programs write them down, --each N a way; wrong movies, not places
                    keys       titles typed letter by letter
                    steps      what a search without one of its steps finds, on every fourth query
                    nonsense   strings and removed titles that must find nothing
                    http       the given queries as searchMovies over HTTP
                    plain      the first N of the given queries to plain pg_trgm (--plain N)`;

const EACH_KIND = 150;
const OBSCURE = 1_200;
const TITLES_TYPED = 150;
const NONSENSE = 200;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string', default: '0' },
      parts: { type: 'string', default: 'given,other,obscure,languages,keys,nonsense,http,plain' },
      seed: { type: 'string', default: '1' },
      each: { type: 'string', default: '900' },
      plain: { type: 'string', default: '300' },
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
    await fillTitles(database, Number(options.size));
    console.log(describeMachine());
    console.log(await describeTitles(database));
    const given = readTitleQueries(queryFile);
    const parts = measuringParts(database, given, {
      seed: Number(options.seed),
      plain: Number(options.plain),
      each: Number(options.each),
    });
    for (const name of options.parts.split(',')) {
      const part = parts[name];
      if (part === undefined) throw new Error(`There is no part "${name}".\n${USAGE}`);
      await part();
    }
  } finally {
    await database.close();
  }
}

function measuringParts(
  database: Database,
  given: readonly TitleQuery[],
  { seed, plain, each }: { readonly seed: number; readonly plain: number; readonly each: number },
): Readonly<Record<string, () => Promise<void>>> {
  const { pool } = database;
  const find = ownSearch(database);
  return {
    given: () => report(database, 'title_queries.csv', given, find),
    other: async () => {
      const others = new Set(given.map(({ id }) => id));
      const queries = await drawTitleQueries(pool, { count: EACH_KIND, seed, others });
      await report(database, `other movies with 50 votes and more, seed ${seed}`, queries, find);
    },
    obscure: async () => {
      const queries = await drawObscureQueries(pool, OBSCURE, seed);
      await report(database, `movies under 50 votes, seed ${seed}`, queries, find);
    },
    languages: async () =>
      report(database, 'other titles of movies', await drawOtherTitles(pool, EACH_KIND, seed), find),
    written: async () => {
      console.log(
        '\ntitles as they are written down, and how often another movie or none was taken to be named',
      );
      for (const { group, asked, wrong } of await measureWritten(database, each)) {
        const share = ((100 * wrong) / Math.max(1, asked)).toFixed(2);
        console.log(`  ${group.padEnd(44)}${String(asked).padStart(6)}  ${share} %`);
      }
    },
    keys: async () => {
      const typed = await measureKeystrokes(pool, TITLES_TYPED, find);
      console.log(
        `\n${typed.titles} titles typed letter by letter, ${typed.keystrokes} keystrokes: in five after ` +
          `${typed.neededShare.toFixed(3)} of the letters, then lost again at ${typed.lostAgain.toFixed(4)} of the keystrokes` +
          `\n  ${latency(typed.elapsedMs)}`,
      );
    },
    steps: async () => {
      const obscure = await drawObscureQueries(pool, OBSCURE, seed);
      const fourth = <T>(queries: readonly T[]): T[] => queries.filter((_, i) => i % 4 === 0);
      console.log(
        '\nwithout one step: first / in five of well-known titles, prefixes, obscure titles; own CPU ms',
      );
      for (const left of await measureWithoutSteps(database, fourth(given), fourth(obscure))) {
        const tallies = [left.wellKnown, left.prefixes, left.obscure];
        const shares = tallies.map(({ first, inFive }) => `${first.toFixed(3)} / ${inFive.toFixed(3)}`);
        console.log(
          `  ${(left.step ?? '(all steps)').padEnd(32)}${shares.join('   ')}   ${left.cpuMs.toFixed(2)}`,
        );
      }
    },
    nonsense: async () => {
      console.log('\nwhat no title is like, and how often it was taken for one');
      for (const { kind, asked, accepted, examples } of await measureFalseAccepts(database, NONSENSE)) {
        console.log(
          `  ${kind.padEnd(27)}${String(accepted).padStart(4)} of ${asked}  ${examples.join('; ')}`,
        );
      }
    },
    http: () => withHttpSearch(database, (find) => report(database, 'over HTTP', given, find)),
    plain: () =>
      withPlainTrigrams(database, (find) =>
        report(database, 'plain pg_trgm, similarity', given.slice(0, plain), find),
      ),
  };
}

async function report(
  database: Database,
  name: string,
  queries: readonly TitleQuery[],
  find: Find,
): Promise<void> {
  const server = await backendCpuMs(database);
  const own = process.cpuUsage();
  const measures = await measureTitles(database.pool, queries, find);
  const used = process.cpuUsage(own);
  const serverAfter = await backendCpuMs(database);
  console.log(`\n${name}: ${queries.length} queries`);
  for (const [kind, tally] of measures.byKind) console.log(line(kind, tally));
  if (measures.prefixes.queries > 0) console.log(line('PREFIXES', measures.prefixes));
  console.log(line('ALL BUT PREFIXES', measures.others));
  const perQuery = (ms: number): string => (ms / queries.length).toFixed(2);
  const serverText =
    server === null || serverAfter === null ? '' : `server ${perQuery(serverAfter - server)}, `;
  const ownText = perQuery((used.user + used.system) / 1_000);
  console.log(`  ${latency(measures.elapsedMs)}; CPU ms a query: ${serverText}this process ${ownText}`);
}

/** @param elapsedMs ascending */
function latency(elapsedMs: readonly number[]): string {
  const at = (share: number): string =>
    (elapsedMs[Math.floor(share * elapsedMs.length)] ?? Number.NaN).toFixed(1);
  return `ms: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}`;
}

function line(kind: string, { queries, first, inFive }: Tally): string {
  return `  ${kind.padEnd(20)}${String(queries).padStart(6)}  first ${first.toFixed(3)}  in five ${inFive.toFixed(3)}`;
}
