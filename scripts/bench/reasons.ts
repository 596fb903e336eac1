import { parseArgs } from 'node:util';
import type { Database } from '../../src/database/database.ts';
import { moviesByIds } from '../../src/database/movie-rows.ts';
import { openDatabase } from '../../src/database/open.ts';
import { reasons, recommend } from '../../src/recommend/recommend.ts';
import type { Reason } from '../../src/recommend/request.ts';
import { type RecommendContext, ServingModels } from '../../src/recommend/serving-model.ts';
import { describeMachine } from './machine.ts';
import { percentile } from './neighbours/measure.ts';

export const summary = 'time of the reasons of a page of 15, and how much of the similarity they name';

const USAGE = `DATABASE_URL=postgres://... npm run bench -- reasons [--movies 200]

Explains 15 recommendations for each of N ordinary movies (with overview, genres and keywords) of the model that serves.`;

const PAGE = 15;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: { movies: { type: 'string', default: '200' }, help: { type: 'boolean' } },
  });
  const url = process.env.DATABASE_URL;
  if (options.help === true || url === undefined) {
    console.log(USAGE);
    if (url === undefined) process.exitCode = 2;
    return;
  }
  const database = await openDatabase({ url, dataDirectory: '.reelgraph' });
  try {
    const model = await new ServingModels(database).active();
    if (model === null) throw new Error('No model serves in this database: train one first.');
    console.log(describeMachine());
    await measure({ database, model }, await ordinaryMovies(database, model.id, Number(options.movies)));
  } finally {
    await database.close();
  }
}

/** The same movies in every run, well-known and little-known ones. */
async function ordinaryMovies(database: Database, modelId: number, count: number): Promise<number[]> {
  const { rows } = await database.pool.query<{ id: number }>(
    `SELECT id FROM movie JOIN model_vector_${modelId} v ON v.movie_id = id
     WHERE v.indexable AND length(overview) > 0 AND cardinality(movie.genres) > 0 AND cardinality(keywords) > 0
     ORDER BY hashint4(id) LIMIT $1`,
    [count],
  );
  return rows.map(({ id }) => id);
}

async function measure(context: RecommendContext, movieIds: readonly number[]): Promise<void> {
  const times: number[] = [];
  const pages: Reason[][] = [];
  for (const movieId of movieIds) {
    const request = { likes: [movieId], dislikes: [], excluded: [], filter: {}, first: PAGE, after: null };
    const { items } = await recommend(context, { ...request, ranking: 'balanced', diversity: 0 });
    const ids = items.map((item) => item.movieId);
    const movies = await moviesByIds(context.database, [movieId, ...ids]);
    const [liked, ...recommended] = [movieId, ...ids].flatMap((id) => movies.get(id) ?? []);
    if (liked === undefined) continue;
    const explain = () => reasons(context, [liked], recommended);
    // The first page reads the vocabulary.
    if (times.length === 0) await explain();
    const startedAt = performance.now();
    const explained = await explain();
    times.push(performance.now() - startedAt);
    pages.push(...explained.values());
  }
  const named = pages.map((list) => list.reduce((sum, { weight }) => sum + weight, 0));
  const first = new Map<string, number>();
  for (const [reason] of pages) if (reason) first.set(reason.kind, (first.get(reason.kind) ?? 0) + 1);
  const enough = named.filter((share) => share >= 0.6).length / named.length;
  console.log(`${movieIds.length} movies, ${pages.length} recommendations explained`);
  console.log(
    `milliseconds a page: p50 ${percentile(times, 0.5).toFixed(2)}, p99 ${percentile(times, 0.99).toFixed(2)}`,
  );
  console.log(
    `named share of the similarity: median ${percentile(named, 0.5).toFixed(2)}, tenth ${percentile(named, 0.1).toFixed(2)}; ` +
      `at least .60 in ${(100 * enough).toFixed(1)} %`,
  );
  const kinds = [...first].sort((a, b) => b[1] - a[1]);
  console.log(`first reasons: ${kinds.map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
}
