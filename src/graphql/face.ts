import type { RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';

/** What a GraphQL operation gave. */
export interface Outcome {
  /** The status that the operation would have had over HTTP. */
  readonly status: number;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** What a face works with: the schema, and a way to ask it. */
export interface FaceContext {
  readonly schema: GraphQLSchema;
  /**
   * Carries out an operation with every limit that one sent to /graphql meets. `authorization` is the header of the request
   * that it is for.
   */
  execute(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    authorization: string | undefined,
  ): Promise<Outcome>;
}

/**
 * Another way to reach what the API answers, under a path of its own. A face decides nothing: it turns requests into
 * GraphQL operations, and answers into another form.
 */
export interface Face {
  /** '/mcp' */
  readonly path: string;
  createHandler(context: FaceContext): RequestHandler;
}
