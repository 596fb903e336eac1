import { readFileSync } from 'node:fs';
import { Kind, parse, print, validate, visit, type GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { packagePath } from '../database/package-path.ts';
import { MAX_TOKENS } from './limits/document-limits.ts';

/** Documents by the id that clients send instead of them, usually the SHA-256 of the text. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/**
 * The form in which documents are compared: without comments, spaces and the `__typename` that Apollo Client and urql add to
 * every selection. Null if the text cannot be parsed.
 */
export function comparable(text: string): string | null {
  try {
    const document = parse(text, { noLocation: true, maxTokens: MAX_TOKENS });
    const bare = visit(document, {
      [Kind.FIELD]: ({ name, alias }) => (name.value === '__typename' && !alias ? null : undefined),
    });
    return print(bare);
  } catch {
    return null;
  }
}

/** The manifest of trusted documents cannot be used; the message says why and what is accepted. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/** As `@apollo/generate-persisted-query-manifest` writes it. */
const ApolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});

/** As graphql-codegen's client preset, Relay and others write it: `{"<id>": "<document>"}`. */
const PlainManifest = z.record(z.string().min(1), z.string().min(1));

/** Reads a manifest of either format. Throws ManifestError. */
export function readManifest(path: string): TrustedDocuments {
  const manifest = readJson(path);
  const apollo = ApolloManifest.safeParse(manifest);
  if (apollo.success) return new Map(apollo.data.operations.map(({ id, body }) => [id, body]));
  const plain = PlainManifest.safeParse(manifest);
  if (plain.success) return new Map(Object.entries(plain.data));
  throw new ManifestError(
    `${path} is no manifest of trusted documents; accepted are Apollo's persisted query manifest ` +
      '(format, version 1, operations with id and body) and a map {"<id>": "<document>"}.',
  );
}

/** Adds the documents of the web page, which belongs to this server. */
export function withPage(documents: TrustedDocuments): TrustedDocuments {
  return new Map([...readManifest(packagePath('schema/page-documents.json')), ...documents]);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ManifestError(`The manifest of trusted documents cannot be read: ${reason}`, { cause: error });
  }
}

/** Throws ManifestError naming each document that the schema cannot answer. */
export function checkManifest(documents: TrustedDocuments, schema: GraphQLSchema): void {
  const faults = [...documents].flatMap(([id, text]) => {
    const fault = faultOf(text, schema);
    return fault === null ? [] : [`  ${id}: ${fault}`];
  });
  if (faults.length > 0) {
    throw new ManifestError(`Trusted documents do not fit the schema:\n${faults.join('\n')}`);
  }
}

function faultOf(text: string, schema: GraphQLSchema): string | null {
  try {
    return validate(schema, parse(text))[0]?.message ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
