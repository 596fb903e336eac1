import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { RequestHandler } from 'express';
import { packageVersion } from '../database/package-path.ts';
import type { Face, FaceContext } from '../graphql/face.ts';
import { createMcpServer } from './mcp-server.ts';

/**
 * `/mcp`: the Model Context Protocol over HTTP. Every request gets its own server, so any instance behind a load
 * balancer can answer it. There is no session, and so nothing to stream later.
 */
export const mcp: Face = { path: '/mcp', createHandler: mcpHandler };

function mcpHandler({ schema, execute }: FaceContext): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'POST') {
      response
        .status(405)
        .set('allow', 'POST')
        .json({ errors: [{ message: 'Send POST requests to /mcp: it has no stream to listen to.' }] });
      return;
    }
    if (!request.is('application/json')) {
      // Pages of other sites may send other content types without a CORS preflight.
      response.status(415).json({ errors: [{ message: 'Send application/json to /mcp.' }] });
      return;
    }
    const server = createMcpServer(packageVersion(), schema, (document, variables) =>
      execute(document, variables, request),
    );
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    response.on('close', () => {
      void server.close();
    });
    // The SDK's types do not match each other under exactOptionalPropertyTypes.
    server
      .connect(transport as unknown as Transport)
      .then(() => transport.handleRequest(request, response, request.body))
      .catch(next);
  };
}
