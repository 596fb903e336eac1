import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removePackageFiles, writePackageFiles } from '../../../scripts/pack/package-files.ts';
import { packageReadme } from '../../../scripts/pack/package-readme.ts';
import { type PackageLock, shrinkwrapOf } from '../../../scripts/pack/shrinkwrap.ts';

const ROOT = join(import.meta.dirname, '../../..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as PackageLock;

describe('the shrinkwrap', () => {
  const small: PackageLock = {
    name: 'p',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { a: '^1.0.0' }, devDependencies: { tool: '^1.0.0' } },
      'node_modules/@s/b': { version: '1.0.0', dev: true },
      'node_modules/a': {
        version: '1.2.0',
        dependencies: { '@s/b': '^2.0.0', peered: '*' },
        optionalDependencies: { elsewhere: '*', native: '*' },
      },
      'node_modules/a/node_modules/@s/b': { version: '2.0.0', dependencies: { c: '*' } },
      'node_modules/c': {
        version: '3.0.0',
        peerDependencies: { wish: '*', host: '*' },
        peerDependenciesMeta: { wish: { optional: true } },
      },
      'node_modules/host': { version: '4.0.0' },
      'node_modules/native': { version: '5.0.0', devOptional: true },
      'node_modules/peered': { version: '6.0.0' },
      'node_modules/tool': { version: '7.0.0', dev: true, dependencies: { c: '*' } },
      'node_modules/wish': { version: '8.0.0', devOptional: true },
    },
  };

  it('has what the package needs at the versions of the lock, and nothing for development only', () => {
    expect(shrinkwrapOf(small)).toEqual({
      ...small,
      packages: {
        '': { dependencies: { a: '^1.0.0' } },
        'node_modules/a': small.packages['node_modules/a'],
        'node_modules/a/node_modules/@s/b': small.packages['node_modules/a/node_modules/@s/b'],
        'node_modules/c': small.packages['node_modules/c'],
        'node_modules/host': { version: '4.0.0' },
        'node_modules/native': { version: '5.0.0', optional: true },
        'node_modules/peered': { version: '6.0.0' },
      },
    });
  });

  it('says what the lock lacks', () => {
    const packages = Object.fromEntries(
      Object.entries(small.packages).filter(([folder]) => folder !== 'node_modules/c'),
    );
    expect(() => shrinkwrapOf({ ...small, packages })).toThrow(
      'package-lock.json lacks c, which node_modules/a/node_modules/@s/b needs: run npm install',
    );
  });

  it('of this project is what npm itself keeps without development packages', () => {
    const kept = Object.entries(lock.packages).filter(([, { dev, devOptional }]) => !dev && !devOptional);
    expect(Object.keys(shrinkwrapOf(lock).packages)).toEqual(kept.map(([folder]) => folder));
  });
});

describe('the README of the package', () => {
  const text = packageReadme(readme);

  it('installs the package and calls it by its name', () => {
    expect(text).toContain('```sh\nnpm install --global reelgraph\nreelgraph start\n```');
    expect(text).toContain('reelgraph train --tier medium');
    expect(text.match(/npm run [^`\n]*/g)).toEqual(['npm run reelgraph -- doctor']);
  });

  it('links to files of the package only', () => {
    const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path!);
    expect(links.length).toBeGreaterThan(10);
    // npm adds the licence whatever the list says.
    const missing = links.filter((path) => path !== 'LICENSE' && !files.includes(path.split('/')[0]!));
    expect(missing).toEqual([]);
    expect(links.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it.each([
    ['## Work on it', '## Hack on it', /section "Work on it"/],
    ['npm ci\nnpm start', 'npm install\nnpm start', /"npm ci" and "npm start"/],
    ['## How it works', 'Then `npm run build`.\n\n## How it works', /says "npm run build/],
  ])('refuses a text with %j as %j', (before, after, message) => {
    expect(() => packageReadme(readme.replace(before, after))).toThrow(message);
  });
});

describe('a folder that is packed', () => {
  let folder: string;
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reelgraph-pack-'));
    for (const name of ['README.md', 'package-lock.json']) copyFileSync(join(ROOT, name), join(folder, name));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('has the files of the package, and afterwards is as it was', async () => {
    await writePackageFiles(folder);
    expect(read('README.md')).toBe(packageReadme(readme));
    expect(JSON.parse(read('npm-shrinkwrap.json'))).toEqual(shrinkwrapOf(lock));
    await removePackageFiles(folder);
    await removePackageFiles(folder);
    expect(readdirSync(folder)).toEqual(['README.md', 'package-lock.json']);
    expect(read('README.md')).toBe(readme);
  });

  it('is packed again after an interruption, from the README of the project', async () => {
    await writePackageFiles(folder);
    await writePackageFiles(folder);
    expect(read('README.md')).toBe(packageReadme(readme));
    rmSync(join(folder, 'README.md'));
    await removePackageFiles(folder);
    expect(read('README.md')).toBe(readme);
  });

  it('keeps both READMEs when somebody edits the one of the package', async () => {
    await writePackageFiles(folder);
    writeFileSync(join(folder, 'README.md'), 'edited');
    await expect(removePackageFiles(folder)).rejects.toThrow(/The project's is in .README.project.md/);
    await expect(writePackageFiles(folder)).rejects.toThrow(/README.md was changed/);
    expect([read('README.md'), read('.README.project.md')]).toEqual(['edited', readme]);
  });

  it('is left alone when its README cannot become that of the package', async () => {
    writeFileSync(join(folder, 'README.md'), 'none');
    await expect(writePackageFiles(folder)).rejects.toThrow(/README.md/);
    expect(readdirSync(folder)).toEqual(['README.md', 'package-lock.json']);
  });
});
