import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Face } from '../graphql/face.ts';
import { createMcpServer } from './mcp-server.ts';

/**
 * `/mcp`: the Model Context Protocol over HTTP. Every request is answered by a server of its own, so that any instance
 * behind a load balancer may take it; there is no session, and so nothing to stream later.
 */
export function mcp(version: string): Face {
  return {
    path: '/mcp',
    createHandler:
      ({ schema, execute }) =>
      (request, response, next) => {
        if (request.method !== 'POST') {
          response
            .status(405)
            .set('allow', 'POST')
            .json({ errors: [{ message: 'Send POST requests to /mcp.' }] });
          return;
        }
        const authorization = request.get('authorization');
        const server = createMcpServer(version, schema, (document, variables) =>
          execute(document, variables, authorization),
        );
        const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
        response.on('close', () => {
          void server.close();
        });
        server
          .connect(transport as Parameters<typeof server.connect>[0])
          .then(() => transport.handleRequest(request, response, request.body))
          .catch(next);
      },
  };
}
