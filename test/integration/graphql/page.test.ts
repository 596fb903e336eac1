import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { webPageRouter } from '../../../src/graphql/http/page.ts';

let folder: string;
let http: Server;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-page-'));
  const app = express().use(webPageRouter(join(folder, 'web')));
  http = await new Promise((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => {
      resolve(listening);
    });
  });
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterEach(async () => {
  http.close();
  await rm(folder, { recursive: true, force: true });
});

async function build(text: string): Promise<void> {
  const built = join(folder, `built ${text}`);
  await mkdir(join(built, 'assets'), { recursive: true });
  await writeFile(join(built, 'assets', `index-${text}.js`), `"${text}"`);
  await writeFile(join(built, 'assets', `index-${text}.js.br`), `compressed ${text}`);
  await writeFile(join(built, 'index.html'), `<script src="/assets/index-${text}.js"></script>`);
  await rm(join(folder, 'web'), { recursive: true, force: true });
  await rename(built, join(folder, 'web'));
}

describe('the web page', () => {
  test('says that it is being built until it is there, and then it is', async () => {
    const missing = await fetch(url);
    expect(missing.status).toBe(503);
    expect(missing.headers.get('retry-after')).toBe('2');
    expect(await missing.text()).toContain('npm run build:web');
    await build('one');
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('index-one.js');
  });

  test('is the new one as soon as it has been built again', async () => {
    await build('one');
    await fetch(url);
    await build('two');
    expect(await (await fetch(url)).text()).toContain('index-two.js');
    expect((await fetch(`${url}/assets/index-two.js`)).status).toBe(200);
    expect((await fetch(`${url}/assets/index-one.js`)).status).toBe(404);
  });

  test('opens at each address that it knows, and at no other', async () => {
    await build('one');
    for (const path of ['/', '/movie/27205', '/?like=27205']) {
      const response = await fetch(url + path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('cache-control'), path).toBe('no-cache');
      expect(await response.text(), path).toContain('index-one.js');
    }
    for (const path of ['/movie', '/movie/1/2', '/assets', '/assets/../index.html.br', '/elsewhere']) {
      expect((await fetch(url + path)).status, path).toBe(404);
    }
  });

  test('may load own scripts and styles and posters, and nothing else', async () => {
    await build('one');
    const policy = (await fetch(url)).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("img-src 'self' data: https://image.tmdb.org;");
    expect(policy).not.toContain('unsafe');
  });

  test('has files that are kept for a year and sent compressed', async () => {
    await build('one');
    const headers = { 'accept-encoding': 'br' };
    const response = await fetch(`${url}/assets/index-one.js`, { headers, method: 'HEAD' });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('content-length')).toBe(String('compressed one'.length));
    expect(response.headers.get('content-type')).toMatch(/javascript/);
  });
});
