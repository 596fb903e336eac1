import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

/** What a run of the program gave. */
interface Run {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

let folder: string;

/** Runs `reelgraph ...words` on an embedded database of this file's own. */
function reelgraph(...words: string[]): Promise<Run> {
  const environment = { ...process.env, DATABASE_URL: '', REELGRAPH_DATA_DIR: join(folder, 'database') };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [inject('program'), ...words],
      { env: environment },
      (error, output, errors) => {
        resolve({ code: error ? Number(error.code) : 0, output, errors });
      },
    );
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-cli-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const COMMANDS = [
  'start',
  'serve',
  'ingest',
  'train',
  'models',
  'activate',
  'prune',
  'search',
  'recommend',
  'evaluate',
  'export',
  'doctor',
];

test('--help lists every command, and each explains itself', async () => {
  const { output } = await reelgraph('--help');
  for (const command of COMMANDS) expect(output).toContain(`  ${command} `);
  const { code, output: help } = await reelgraph('recommend', '--help');
  expect(code).toBe(0);
  expect(help).toContain('--min-rating <n>');
});

describe('from an empty database to recommendations', { timeout: 300_000 }, () => {
  test('doctor finds no tables, makes none, and says how to get some', async () => {
    const { code, output } = await reelgraph('doctor');
    expect(code).toBe(1);
    expect(output).toMatch(/FAULT {3}tables +none yet/);
    expect(output).toContain('ingest FILE');
  });

  test('recommend says that there is no model yet', async () => {
    const { code, errors } = await reelgraph('recommend', 'Inception');
    expect(code).toBe(1);
    expect(errors).toBe("There is no model yet: 'train' makes one.\n");
  });

  test('search says that there is no catalogue yet', async () => {
    const { code, output } = await reelgraph('search', 'Inception');
    expect(code).toBe(0);
    expect(output).toBe("There is no catalogue yet: 'ingest' loads one.\n");
  });

  test('train says that there is nothing to train on', async () => {
    const { code, errors } = await reelgraph('train');
    expect(code).toBe(1);
    expect(errors).toContain('there is no movie to train on in tier medium');
    expect(errors).not.toContain('    at ');
  });

  test('ingest refuses a file that is not a catalogue, by naming what it lacks', async () => {
    const { code, errors } = await reelgraph('ingest', 'package.json');
    expect(code).toBe(1);
    expect(errors).toContain('package.json');
    expect(errors).not.toContain('    at ');
  });

  test('ingest loads the demo catalogue and reports what it did', async () => {
    const { code, output } = await reelgraph(
      ...['ingest', 'data/demo-movies.csv.gz', '--titles', 'data/demo-titles.csv.gz', '--json'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ sources: [{ read: 5000, new: 5000, rejected: {} }, {}] });
  });

  test('train publishes a model, and doctor is content', async () => {
    const { code, output } = await reelgraph('train', '--max-movies', '600', '--dimensions', '40');
    expect(code).toBe(0);
    expect(output).toContain('Model 1 is active now.');
    expect(output).toContain('movies              600');
    expect((await reelgraph('doctor')).code).toBe(0);
  });

  test('search forgives typing errors', async () => {
    const { output } = await reelgraph('search', 'inceptoin', '--first', '1', '--json');
    expect(JSON.parse(output)).toMatchObject([{ movieId: 27205, movie: { title: 'Inception' } }]);
  });

  test('recommend answers with reasons and obeys filters', async () => {
    const { output } = await reelgraph(
      ...[
        'recommend',
        'the dark knigth',
        '--genre',
        'Action',
        '--min-year',
        '2000',
        '--first',
        '5',
        '--json',
      ],
    );
    const { basedOn, recommendations } = JSON.parse(output) as {
      basedOn: { id: number }[];
      recommendations: { movie: { id: number; year: number; genres: string[] }; reasons: unknown[] }[];
    };
    expect(basedOn.map(({ id }) => id)).toEqual([155]);
    expect(recommendations).toHaveLength(5);
    for (const { movie, reasons } of recommendations) {
      expect(movie.id).not.toBe(155);
      expect(movie.year).toBeGreaterThanOrEqual(2000);
      expect(movie.genres).toContain('Action');
      expect(reasons.length).toBeGreaterThan(0);
    }
  });

  test('recommend starts from a movie that the model was made without, and says why it was', async () => {
    const { output } = await reelgraph('recommend', 'Nineteen Eighty-Four', '--first', '5', '--json');
    const { basedOn, recommendations } = JSON.parse(output) as {
      basedOn: { id: number; outsideModel: unknown }[];
      recommendations: { movie: { id: number } }[];
    };
    expect(basedOn).toMatchObject([
      {
        id: 9314,
        outsideModel: {
          reason: 'NOT_IN_TRAINING',
          message: expect.stringMatching(
            /^"Nineteen Eighty-Four" was not among the movies that the model was made of/,
          ) as string,
        },
      },
    ]);
    expect(recommendations).toHaveLength(5);
    expect(recommendations.map(({ movie }) => movie.id)).not.toContain(9314);
  });

  test('recommend refuses adult movies, which no model has', async () => {
    const { code, errors } = await reelgraph('recommend', 'Inception', '--adult');
    expect(code).toBe(1);
    expect(errors).toContain('--adult is for search');
  });

  test('recommend names the closest titles when nothing has the given one', async () => {
    const { code, errors } = await reelgraph('recommend', 'Inceptorium Maximus');
    expect(code).toBe(1);
    expect(errors).toMatch(/^No movie is called "Inceptorium Maximus"/);
  });

  test('an unknown genre is refused with the known ones', async () => {
    const { code, errors } = await reelgraph('search', 'alien', '--genre', 'Sci-Fi');
    expect(code).toBe(1);
    expect(errors).toContain('Science Fiction');
  });

  test('a second model can be given back for the first', async () => {
    expect((await reelgraph('train', '--max-movies', '500', '--dimensions', '30')).code).toBe(0);
    expect((await reelgraph('activate', '1')).output).toBe('Model 1 is active now (before: 2).\n');
    const { output } = await reelgraph('models', '--json');
    const models = JSON.parse(output) as { id: number; status: string }[];
    expect(models.map(({ id, status }) => `${id} ${status}`)).toEqual(['2 ready', '1 active']);
    expect((await reelgraph('activate', '7')).errors).toContain('There is no model 7.');
    expect((await reelgraph('prune', '--keep', '1')).output).toBe('Deleted: 2.\n');
  });
});
