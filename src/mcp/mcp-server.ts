import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { type GraphQLSchema, parse } from 'graphql';
import type { Outcome } from '../graphql/face.ts';
import { inputSchemaOf } from './input-schema.ts';
import { type Tool, TOOLS } from './tools.ts';

/** Executes a GraphQL operation, with the same limits as over HTTP. */
export type Execute = (document: string, variables: Readonly<Record<string, unknown>>) => Promise<Outcome>;

const INSTRUCTIONS =
  'A movie recommender over one catalogue. Name only movies that its tools returned. Ask find_movie when you are not sure ' +
  'which movie a person means; ask recommend for movies like some, with filters, and tell the reasons that it gives.';

/** A Model Context Protocol server for one client. It keeps nothing between calls. */
export function createMcpServer(version: string, schema: GraphQLSchema, execute: Execute): McpServer {
  const mcp = new McpServer(
    { name: 'reelgraph', version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  const tools = TOOLS.map((tool) => ({
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: { ...inputSchemaOf(schema, parse(tool.document)) },
    annotations: { readOnlyHint: true, openWorldHint: false },
  }));
  // The tools already have JSON Schemas, while the SDK's own registration takes Zod schemas.
  const { server } = mcp;
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const tool = TOOLS.find(({ name }) => name === params.name);
    if (tool === undefined) {
      const known = TOOLS.map(({ name }) => name).join(', ');
      throw new McpError(ErrorCode.InvalidParams, `There is no tool "${params.name}"; there are ${known}.`);
    }
    return callTool(tool, params.arguments ?? {}, execute);
  });
  return mcp;
}

/** Reports mistakes in the arguments to the assistant, which can correct them and call again. */
async function callTool(
  tool: Tool,
  variables: Record<string, unknown>,
  execute: Execute,
): Promise<CallToolResult> {
  const { data, errors = [] } = await execute(tool.document, variables);
  if (errors.length > 0 || data === null || data === undefined) {
    const text = errors.map(({ message }) => message).join('\n') || 'Nothing was answered.';
    return { isError: true, content: [{ type: 'text', text }] };
  }
  return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: { ...data } };
}
