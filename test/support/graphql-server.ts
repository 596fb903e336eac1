import { pino } from 'pino';
import type { Database } from '../../src/database/database.ts';
import { createServer, type Server, type ServerOptions } from '../../src/graphql/server.ts';

interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  readonly errors: readonly GraphqlError[];
}

/** A server on a free port of this machine, spoken to over HTTP. */
export interface TestServer {
  readonly url: string;
  readonly server: Server;
  /** What the server logged, one JSON object a line. */
  readonly log: readonly string[];
  ask<Data = never>(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer<Data>>;
  /** `ask`, for queries that must not meet errors. */
  data<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  close(): Promise<void>;
}

export async function startTestServer(
  database: Database | Promise<Database>,
  options: Omit<ServerOptions, 'database' | 'logger'> = {},
): Promise<TestServer> {
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line) => log.push(line) });
  const server = await createServer({ database, logger, ...options });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });

  const ask = async <Data>(
    query: string,
    variables?: Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data: Data; errors?: GraphqlError[] };
    return { status: response.status, headers: response.headers, data: body.data, errors: body.errors ?? [] };
  };
  return {
    url,
    server,
    log,
    ask,
    async data<Data>(query: string, variables?: Record<string, unknown>) {
      const { data, errors } = await ask<Data>(query, variables);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data;
    },
    close: () => server.close({ graceMs: 1_000 }),
  };
}
