import type { IncomingMessage } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from './context.ts';
import type { RequestFacts } from './http/caller.ts';

/** The result of a GraphQL operation. */
export interface Outcome {
  /** The status that the operation would have over HTTP. */
  readonly status: number;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** What a face needs: the schema, and a way to run operations. */
export interface FaceContext {
  readonly schema: GraphQLSchema;
  /** Runs an operation for the sender of `request`, with all limits of /graphql. */
  readonly execute: (
    document: string,
    variables: Readonly<Record<string, unknown>>,
    request: IncomingMessage,
  ) => Promise<Outcome>;
}

/**
 * Another way to use the API, under a path of its own. A face decides nothing: it turns requests into GraphQL operations,
 * and answers into another form.
 */
export interface Face {
  /** '/mcp' */
  readonly path: string;
  readonly createHandler: (context: FaceContext) => RequestHandler;
}

/** Runs the server's own operations as if they had come over HTTP. */
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
