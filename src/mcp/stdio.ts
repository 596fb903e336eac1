import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { packageVersion } from '../database/package-path.ts';
import type { Server } from '../graphql/server.ts';
import { createMcpServer } from './mcp-server.ts';

/**
 * The Model Context Protocol over standard input and output, for an assistant that starts this program. Resolves when
 * the assistant closes the connection.
 */
export async function serveStdio({ schema, execute }: Pick<Server, 'schema' | 'execute'>): Promise<void> {
  const server = createMcpServer(packageVersion(), schema, (document, variables) =>
    execute(document, variables, { authorization: undefined, isLocal: true }),
  );
  const gone = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once('end', resolve);
  });
  await server.connect(new StdioServerTransport());
  await gone;
  await server.close();
}
