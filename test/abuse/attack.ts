import { connect } from 'node:net';
import { expect } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import type { TestServer } from '../support/graphql-server.ts';

/** What an attacker has to work with: a server with an admin token, and one that shows as little as it can. */
export interface Target {
  readonly database: TestDatabase;
  readonly open: TestServer;
  readonly closed: TestServer;
  readonly adminToken: string;
}

export interface Attack {
  /** What the attacker is after, and by what means. */
  readonly threat: string;
  readonly attempt: (target: Target) => Promise<void>;
}

export function post(
  server: TestServer,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

/** The request is answered with this status, in few bytes, and nothing of the inside is in the answer. */
export async function expectRefusal(answer: Response | Promise<Response>, status: number): Promise<string> {
  const response = await answer;
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(status);
  expect(text.length).toBeLessThan(10_000);
  expect(text).not.toMatch(/node_modules|\.ts:|SELECT |at Object|stack/);
  return text;
}

/** The operation is refused with this code, whatever the status is. */
export async function expectCode(
  server: TestServer,
  code: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<void> {
  const { errors, status } = await server.ask(query, variables);
  expect(errors[0]?.extensions.code, JSON.stringify(errors).slice(0, 500)).toBe(code);
  expect(status).toBeLessThan(500);
  expect(JSON.stringify(errors).length).toBeLessThan(10_000);
}

/** Sends bytes that no well-behaved client would, and returns what comes back until the server hangs up. */
export function sendRaw(server: TestServer, bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(answer);
    });
  });
}
