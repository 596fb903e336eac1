import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { createHash } from 'node:crypto';
import { concatAST, Kind, parse, print, separateOperations, type DocumentNode } from 'graphql';
import { readTypeDefinitions } from '../src/graphql/type-definitions.ts';
import type { GeneratedFile } from './generate.ts';

const DOCUMENTS = join(import.meta.dirname, '../web/src/api');
const OUTPUT = 'web/src/api/documents.generated.ts';
/** What a server that answers only trusted documents answers to the page that it serves. */
const MANIFEST = 'schema/page-documents.json';
const HEADER = '// Made from schema/ and the .graphql files beside it by `npm run generate`; do not edit.';

/**
 * The operations in web/src/api as documents that know the types of their variables and results: a question that
 * the schema does not answer fails here, a wrong use of an answer fails `tsc`.
 */
export async function generateWebDocuments(): Promise<GeneratedFile[]> {
  const names = (await readdir(DOCUMENTS)).filter((name) => name.endsWith('.graphql')).sort();
  const documents = await Promise.all(
    names.map(async (name) => ({
      location: name,
      document: parse(await readFile(join(DOCUMENTS, name), 'utf8')),
    })),
  );
  const content = await codegen({
    filename: OUTPUT,
    schema: parse(readTypeDefinitions({ admin: false }).join('\n')),
    documents,
    config: {
      useTypeImports: true,
      immutableTypes: true,
      enumsAsTypes: true,
      skipTypename: true,
      avoidOptionals: false,
      dedupeFragments: true,
      scalars: { ID: 'string', Date: 'string', DateTime: 'string', URL: 'string' },
    },
    plugins: [{ 'typescript-operations': {} }, { 'typed-document-node': {} }],
    pluginMap: { 'typescript-operations': typescriptOperations, 'typed-document-node': typedDocumentNode },
  });
  const manifest = pageManifest(concatAST(documents.map(({ document }) => document)));
  return [
    { path: OUTPUT, content: `${HEADER}\n${content.trimEnd()}\n` },
    { path: MANIFEST, content: `${JSON.stringify(manifest, null, 2)}\n` },
  ];
}

/** In the format of Apollo's persisted query manifest: the page's operations, each with the fragments that it uses. */
function pageManifest(documents: DocumentNode): object {
  const operations = Object.values(separateOperations(documents)).flatMap((document) => {
    const body = print(document);
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
    const id = createHash('sha256').update(body).digest('hex');
    return [{ id, name: operation.name?.value, type: operation.operation, body }];
  });
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}
