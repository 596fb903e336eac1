import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { expectRefusal, post, sendRaw, type Attack } from './attack.ts';

const HARMLESS = '{"query": "{ __typename }"}';

/** Through HTTP itself: its methods, headers, bodies and paths. */
export const TRANSPORT_ATTACKS: readonly Attack[] = [
  {
    threat: 'cross-site request: an image tag asks by GET',
    attempt: async ({ open }) => {
      await expectRefusal(fetch(`${open.url}/graphql?query={__typename}`), 400);
    },
  },
  {
    threat: 'cross-site request: a form posts text/plain, which needs no preflight',
    attempt: async ({ open }) => {
      await expectRefusal(post(open, HARMLESS, { 'content-type': 'text/plain' }), 400);
    },
  },
  {
    threat: 'cross-site request: a form posts urlencoded fields',
    attempt: async ({ open }) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      await expectRefusal(post(open, 'query=%7B__typename%7D', type), 400);
    },
  },
  {
    threat: 'cross-site request: a form uploads multipart fields',
    attempt: async ({ open }) => {
      const body = new FormData();
      body.set('operations', HARMLESS);
      await expectRefusal(fetch(`${open.url}/graphql`, { method: 'POST', body }), 400);
    },
  },
  {
    threat: 'cross-site request: a link changes data by GET',
    attempt: async ({ open, adminToken }) => {
      const mutation = 'mutation { upsertMovies(movies: [{tmdbId: 1, title: "x"}]) { __typename } }';
      const response = await fetch(`${open.url}/graphql?query=${encodeURIComponent(mutation)}`, {
        headers: { 'apollo-require-preflight': '1', authorization: `Bearer ${adminToken}` },
      });
      expect(response.headers.get('allow')).toBe('POST');
      await expectRefusal(response, 405);
    },
  },
  {
    threat: 'cross-site reading: a page of another origin reads the answer',
    attempt: async ({ open }) => {
      for (const origin of ['https://evil.example', 'null', open.url]) {
        const response = await post(open, HARMLESS, { origin });
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
      }
    },
  },
  {
    threat: 'amplification: many operations in one batch',
    attempt: async ({ open }) => {
      await expectRefusal(post(open, `[${Array.from({ length: 100 }, () => HARMLESS).join()}]`), 400);
    },
  },
  {
    threat: 'exhaustion of memory: a body of one megabyte',
    attempt: async ({ open }) => {
      const query = `{ searchMovies(query: "${'x'.repeat(1 << 20)}") { similarity } }`;
      await expectRefusal(post(open, JSON.stringify({ query })), 413);
    },
  },
  {
    threat: 'exhaustion of memory: a small body that unpacks to a hundred megabytes',
    attempt: async ({ open }) => {
      const bomb = Uint8Array.from(gzipSync(Buffer.alloc(100 << 20, ' ')));
      expect(bomb.length).toBeLessThan(256_000);
      await expectRefusal(post(open, bomb, { 'content-encoding': 'gzip' }), 413);
    },
  },
  {
    threat: 'confusion of parsers: an encoding that the server does not know',
    attempt: async ({ open }) => {
      await expectRefusal(post(open, HARMLESS, { 'content-encoding': 'rot13' }), 415);
    },
  },
  {
    threat: 'confusion of parsers: another character set',
    attempt: async ({ open }) => {
      await expectRefusal(
        post(open, HARMLESS, { 'content-type': 'application/json; charset=shift_jis' }),
        415,
      );
    },
  },
  {
    threat: 'confusion of parsers: bytes that are no UTF-8',
    attempt: async ({ open }) => {
      const bytes = Uint8Array.from([...Buffer.from('{"query": "{ __typename }\xff\xfe"}', 'latin1')]);
      await expectRefusal(post(open, bytes), 400);
    },
  },
  {
    threat: 'exhaustion of the stack: JSON nested 100,000 deep',
    attempt: async ({ open }) => {
      const deep = '['.repeat(100_000) + ']'.repeat(100_000);
      await expectRefusal(post(open, deep), 400);
      await expectRefusal(post(open, `{"query": "{ __typename }", "variables": ${deep}}`), 400);
    },
  },
  {
    threat: 'exhaustion of the stack: a variable nested 50,000 deep',
    attempt: async ({ open }) => {
      const deep = '{"like":'.repeat(20_000) + 'null' + '}'.repeat(20_000);
      const query = 'query($i: RecommendInput!) { recommend(input: $i) { __typename } }';
      await expectRefusal(post(open, `{"query": "${query}", "variables": {"i": ${deep}}}`), 400);
    },
  },
  {
    threat: 'prototype pollution: __proto__ and constructor in the body',
    attempt: async ({ open }) => {
      for (const key of ['"__proto__": {"polluted": 1}', '"constructor": {"prototype": {"polluted": 1}}']) {
        const body = `{"query": "query($i: RecommendInput) { __typename }", "variables": {"i": {${key}}}, ${key}}`;
        await (await post(open, body)).text();
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }
    },
  },
  {
    threat: 'confusion of parsers: the same parameter twice',
    attempt: async ({ open }) => {
      const url = `${open.url}/graphql?query=%7B__typename%7D&query=%7Bgenres%7Bname%7D%7D`;
      await expectRefusal(fetch(url, { headers: { 'apollo-require-preflight': '1' } }), 400);
    },
  },
  {
    threat: 'forged log lines: a request id with quotes and spaces',
    attempt: async ({ open }) => {
      const forged = 'x","level":60,"msg":"forged';
      const response = await post(open, HARMLESS, { 'x-request-id': forged });
      await response.text();
      expect(response.headers.get('x-request-id')).not.toBe(forged);
      expect(open.log.join('\n')).not.toContain('forged');
    },
  },
  {
    threat: 'forged log lines: an operation name cannot hold a line break, nor a path',
    attempt: async ({ open }) => {
      await (await fetch(`${open.url}/x%0A%7B%22level%22%3A60%7D`)).text();
      for (const line of open.log) expect(() => JSON.parse(line) as unknown).not.toThrow();
    },
  },
  {
    threat: 'request smuggling: two lengths that contradict each other',
    attempt: async ({ open }) => {
      const answer = await sendRaw(
        open,
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    },
  },
  {
    threat: 'request smuggling: a header line that ends in a bare line feed',
    attempt: async ({ open }) => {
      const answer = await sendRaw(
        open,
        'GET /health/live HTTP/1.1\r\nHost: x\r\nA: b\nTransfer-Encoding: chunked\r\n\r\n',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    },
  },
  {
    threat: 'exhaustion of connections: a client that never ends its request',
    attempt: async ({ closed }) => {
      // The server of this attack gives its clients less time, so that the test takes less too.
      const answer = await sendRaw(
        closed,
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    },
  },
  {
    threat: 'exhaustion of memory: headers of 100 kB',
    attempt: async ({ open }) => {
      const answer = await sendRaw(open, `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(100_000)}\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    },
  },
  {
    threat: 'path traversal: files beside the pages of GraphiQL',
    attempt: async ({ open }) => {
      for (const path of [
        '/graphiql/../../package.json',
        '/graphiql/..%2f..%2fpackage.json',
        '/graphiql/%00',
        '/.env',
        '/.git/config',
      ]) {
        const answer = await sendRaw(open, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
        expect(answer, path).toMatch(/^HTTP\/1\.1 40[04] /);
      }
    },
  },
  {
    threat: 'unexpected methods: TRACE, PUT and DELETE',
    attempt: async ({ open }) => {
      for (const method of ['PUT', 'DELETE', 'PATCH']) {
        const headers = { 'content-type': 'application/json' };
        await expectRefusal(fetch(`${open.url}/graphql`, { method, headers, body: HARMLESS }), 405);
      }
      const trace = await sendRaw(
        open,
        'TRACE / HTTP/1.1\r\nHost: x\r\nCookie: secret\r\nConnection: close\r\n\r\n',
      );
      expect(trace).toMatch(/^HTTP\/1\.1 404 /);
      expect(trace).not.toContain('secret');
    },
  },
  {
    threat: 'open redirect: a forged Host decides where the root leads to',
    attempt: async ({ open }) => {
      const answer = await sendRaw(open, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
      expect(answer).not.toMatch(/location: .*evil/i);
    },
  },
  {
    threat: 'script in an error page: a path that is HTML',
    attempt: async ({ open }) => {
      const response = await fetch(`${open.url}/<script>alert(1)</script>`);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      await expectRefusal(response, 404);
    },
  },
  {
    threat: 'disclosure by an error page: a path that cannot be decoded',
    attempt: async ({ open }) => {
      await expectRefusal(fetch(`${open.url}/graphiql/%E0%A4%A`), 404);
    },
  },
  {
    threat: 'clickjacking: GraphiQL in a frame of another page',
    attempt: async ({ open }) => {
      const { headers } = await fetch(`${open.url}/graphiql`);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    },
  },
  {
    threat: 'fingerprinting: headers that name the software',
    attempt: async ({ open }) => {
      const { headers } = await post(open, HARMLESS);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    },
  },
];
