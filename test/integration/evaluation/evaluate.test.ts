import { DEFAULT_GAMMA } from '../../../src/model/representation-names.ts';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/evaluation/evaluate.ts';
import { evaluatePersonal } from '../../../src/evaluation/personal/evaluate-personal.ts';
import { personalText, writePersonalReport } from '../../../src/evaluation/personal/write-personal-report.ts';
import { readTasteSource } from '../../../src/evaluation/ratings/read-taste-source.ts';
import { writeReport } from '../../../src/evaluation/report/markdown-report.ts';
import type { EvaluationReport } from '../../../src/evaluation/report/report.ts';
import { textReport } from '../../../src/evaluation/report/text-report.ts';
import { train } from '../../../src/model/train.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillCatalogue } from '../model/small-catalogue.ts';

const MOVIES = 1200;
const TOPICS = 12;
const USERS = 2400;

/** People who like some two thirds of the movies of one topic and dislike what else they see. */
function ratingsCsv(): string {
  const lines = ['userId,movieId,rating,timestamp'];
  for (let user = 1; user <= USERS; user += 1) {
    const topic = user % TOPICS;
    for (let movie = 1; movie <= MOVIES; movie += 1) {
      const chance = Math.imul(user * 7919 + movie, 0x9e3779b1) >>> 0;
      if (movie % TOPICS === topic && chance % 3 !== 0) lines.push(`${user},${movie},4.5,0`);
      else if (chance % 200 === 0) lines.push(`${user},${movie},2,0`);
    }
  }
  return lines.join('\n');
}

let database: TestDatabase;
let directory: string;
let ratings: string;
let report: EvaluationReport;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'evaluation-'));
  ratings = join(directory, 'ratings.csv');
  await writeFile(ratings, ratingsCsv());
  const links = Array.from({ length: MOVIES }, (_, i) => `${i + 1},0,${i + 1}`);
  await writeFile(join(directory, 'links.csv'), ['movieId,imdbId,tmdbId', ...links].join('\n'));
  database = await openTestDatabase();
  await fillCatalogue(database, MOVIES);
  const options = { dimensions: 60, keep: 5 };
  await train(database, options);
  const people = await readTasteSource(ratings);
  await train(database, { ...options, representation: 'learned', people });
  report = await evaluate(database, { ratings, aucUsers: 200 });
});

afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true });
});

describe('an evaluation', () => {
  it('measures each model and the baselines on the people who test', () => {
    expect(report).toMatchObject({ movies: MOVIES, tier: 'medium', scale: { lowest: 2, highest: 4.5 } });
    expect(report.trainingUsers + report.testUsers).toBe(USERS);
    expect(report.systems.map(({ measures }) => measures.name)).toEqual([
      'model 1: content',
      'model 2: learned',
      'popularity',
      'TF-IDF without SVD',
      'reference pipeline',
      'item-kNN (ceiling)',
    ]);
  });

  it('finds that what people like together is told by content, and not by popularity', () => {
    const of = (name: string) =>
      report.systems.find(({ measures }) => measures.name.includes(name))!.measures;
    for (const name of ['content', 'learned', 'reference', 'TF-IDF', 'item-kNN']) {
      expect(of(name).ndcg.mean.mean).toBeGreaterThan(3 * of('popularity').ndcg.mean.mean);
      expect(of(name).auc[5].mean).toBeGreaterThan(0.8);
    }
    expect(of('popularity').auc[1].mean).toBeLessThan(0.6);
    expect(of('popularity').lists.coverage).toBeLessThan(0.05);
  });

  it('does not judge on held-out movies who has learned from them', () => {
    const heldOut = report.systems.map(({ measures }) => measures.heldOutNdcg !== null);
    expect(heldOut).toEqual([true, false, true, true, true, false]);
  });

  it('varies the model that serves', () => {
    expect(report.sweeps.map(({ setting, modelId }) => [setting, modelId])).toEqual([
      ['dimensions', 2],
      ['diversity', 2],
    ]);
    const diversity = report.sweeps[1]!.points.map(({ intraListDiversity }) => intraListDiversity!.mean);
    expect(diversity.at(-1)).toBeGreaterThan(diversity[0]!);
    expect(report.tastes[0]?.strategies.map(({ name }) => name)).toContain('mean vector');
  });

  it('varies gamma of a content model when only that is asked for', async () => {
    const { sweeps } = await evaluate(database, { ratings, models: [1], baselines: false, aucUsers: 50 });
    const gamma = sweeps.find(({ setting }) => setting === 'gamma')!;
    expect(gamma.points.map(({ value }) => value)).toContain(DEFAULT_GAMMA);
  });

  it('prints tables and writes a report with pictures', async () => {
    expect(textReport(report)).toMatch(/model 1: content +\.\d{3} ± \.\d{3}/);
    const files = await writeReport(report, join(directory, 'report'));
    expect(files.map((file) => file.split('/').at(-1))).toEqual([
      'REPORT.md',
      'quality-by-votes.svg',
      'quality-by-dimensions.svg',
      'quality-by-diversity.svg',
    ]);
    const markdown = await readFile(files[0]!, 'utf8');
    for (const file of files.slice(1)) {
      expect(markdown).toContain(file.split('/').at(-1));
      const svg = await readFile(file, 'utf8');
      expect(svg).toMatch(/^<svg .*<\/svg>\n$/s);
      expect(svg).not.toContain('NaN');
    }
  });

  it('measures the same learned model, whatever the number of threads it was made with', async () => {
    const people = await readTasteSource(ratings);
    const made: (string | undefined)[] = [];
    for (const threads of [1, 2]) {
      const options = { dimensions: 60, keep: 9, representation: 'learned', people, threads } as const;
      const { modelId } = await train(database, options);
      const { rows } = await database.pool.query<{ hash: string }>(
        `SELECT md5(string_agg(embedding::text, '|' ORDER BY movie_id)) AS hash FROM model_vector_${modelId}`,
      );
      made.push(rows[0]?.hash);
    }
    expect(made[0]).toBeDefined();
    expect(made[1]).toBe(made[0]);
  });

  it('measures lists for people who were not trained on, and takes a MovieLens folder', async () => {
    const personal = await evaluatePersonal(database, { ratings: directory, models: [1], users: 120 });
    expect(personal).toMatchObject({ movies: MOVIES, people: 120, part: 'test' });
    const of = (name: string) =>
      personal.systems.find(({ measures }) => measures.name.includes(name))!.measures;
    // Everybody likes two thirds of one topic: what tells topics apart finds the rest, and popularity does not.
    for (const name of ['content', 'item-kNN', 'EASE']) {
      expect(of(name).all.ndcg.mean).toBeGreaterThan(3 * of('popularity').all.ndcg.mean);
      expect(of(name).auc.find(({ likes }) => likes === 5)?.auc.mean).toBeGreaterThan(0.8);
    }
    expect(of('EASE').newMovies).toBeNull();
    expect(of('content').newMovies?.ndcg.mean).toBeGreaterThan(of('votes').newMovies!.ndcg.mean);
    expect(of('popularity').distinct).toBeLessThan(of('content').distinct);
    expect(personalText(personal)).toMatch(/EASE +\.\d{3} ± \.\d{3}/);
    const [report, picture] = await writePersonalReport(personal, join(directory, 'personal'));
    expect(await readFile(report!, 'utf8')).toContain('personal-by-history.svg');
    expect(await readFile(picture!, 'utf8')).not.toContain('NaN');
  });

  it.each([
    [{ learnShare: 0 }, /share of training users/],
    [{ testShare: 0.8 }, /share of test users/],
    [{ part: 'validation' }, /no validation users/],
    [{ users: 0.5 }, /number of people/],
  ] as const)('refuses %j for lists of people', async (options, message) => {
    await expect(evaluatePersonal(database, { ratings, ...options })).rejects.toThrow(message);
  });

  it('says which models there are when it is asked for another', async () => {
    await expect(evaluate(database, { ratings, models: [77] })).rejects.toThrow(/no finished model 77.*1, 2/);
  });

  it('warns of a model that learned from the people who judge it', async () => {
    const people = await readTasteSource(ratings, { learnShare: 1 });
    const { modelId } = await train(database, { dimensions: 30, keep: 5, representation: 'learned', people });
    const all = await evaluate(database, { ratings, models: [modelId], baselines: false, sweeps: false });
    expect(all.systems[0]?.caution).toMatch(/too good/);
  });
});
