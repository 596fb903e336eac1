/**
 * Makes a catalogue of made-up movies for tests of size, any number of them, the same for the same seed:
 *   node --import tsx scripts/generate-catalogue.ts --movies 1000000 --seed 42 --out /tmp/movies.csv
 * `--min-votes 50` makes every movie one of the medium tier. A name ending in `.gz` is compressed. `--documents` writes
 * the text that each movie is weighed by instead, a line each, for `npm run bench -- tfidf`.
 */
import { parseArgs } from 'node:util';
import { writeCatalogue, writeDocuments } from './catalogue/write-catalogue.ts';

const { values } = parseArgs({
  options: {
    movies: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '42' },
    'min-votes': { type: 'string', default: '0' },
    documents: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
if (values.out === undefined) {
  console.error('usage: generate-catalogue --movies N [--seed S] [--min-votes V] [--documents] --out FILE');
  process.exit(1);
}
const started = performance.now();
await (values.documents ? writeDocuments : writeCatalogue)(values.out, {
  movies: Number(values.movies),
  seed: Number(values.seed),
  minVotes: Number(values['min-votes']),
});
console.log(
  `${values.movies} movies in ${((performance.now() - started) / 1000).toFixed(1)} s, ` +
    `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB: ${values.out}`,
);
