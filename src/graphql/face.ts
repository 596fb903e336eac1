import type { IncomingMessage } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from './context.ts';
import type { RequestFacts } from './http/caller.ts';

/** What a GraphQL operation gave. */
export interface Outcome {
  /** The status that the operation would have had over HTTP. */
  readonly status: number;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** What a face works with: the schema, and a way to ask it. */
export interface FaceContext {
  readonly schema: GraphQLSchema;
  /** Carries out an operation for whoever sent `request`, with every limit that one sent to /graphql meets. */
  readonly execute: (
    document: string,
    variables: Readonly<Record<string, unknown>>,
    request: IncomingMessage,
  ) => Promise<Outcome>;
}

/**
 * Another way to reach what the API answers, under a path of its own. A face decides nothing: it turns requests into
 * GraphQL operations, and answers into another form.
 */
export interface Face {
  /** '/mcp' */
  readonly path: string;
  readonly createHandler: (context: FaceContext) => RequestHandler;
}

/** Carries out operations of the server's own as if they had come over HTTP. */
export type Executor = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
  facts: RequestFacts,
) => Promise<Outcome>;

export function createExecutor(
  apollo: ApolloServer<RequestContext>,
  createContext: (facts: RequestFacts) => Promise<RequestContext>,
): Executor {
  return async (document, variables, facts) => {
    const { status = 200, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: { query: document, variables },
      },
      context: () => createContext(facts),
    });
    if (body.kind !== 'complete') throw new Error('An operation of a face was answered in parts.');
    return { status, ...(JSON.parse(body.string) as Omit<Outcome, 'status'>) };
  };
}
