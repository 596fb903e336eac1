import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { parse } from 'graphql';
import type { GeneratedFile } from './generate.ts';
import { readTypeDefinitions } from '../src/graphql/type-definitions.ts';

const OUTPUT = 'src/graphql/generated/resolvers.generated.ts';
const HEADER = '// Made from schema/*.graphql by `npm run generate`; do not edit.';

/** Resolver types for the SDL in `schema/`: a field that the contract has and no resolver serves fails `tsc`. */
export async function generateResolverTypes(): Promise<GeneratedFile[]> {
  const content = await codegen({
    filename: OUTPUT,
    schema: parse(readTypeDefinitions({ admin: true }).join('\n')),
    documents: [],
    config: {
      useTypeImports: true,
      enumsAsTypes: true,
      immutableTypes: true,
      strictScalars: true,
      resolversNonOptionalTypename: false,
      scalars: { ID: 'string', Date: 'string', DateTime: 'Date', URL: 'string' },
      contextType: '../context.ts#RequestContext',
      mappers: {
        Movie: '../sources.ts#MovieSource',
        MovieConnection: '../sources.ts#MovieConnectionSource',
        MovieEdge: '../sources.ts#MovieEdgeSource',
        Model: '../sources.ts#ModelSource',
        Reason: '../sources.ts#ReasonSource',
        Person: '../sources.ts#PersonSource',
        PersonMatch: '../sources.ts#PersonMatchSource',
        SearchMatch: '../sources.ts#SearchMatchSource',
        Keyword: '../sources.ts#KeywordSource',
        KeywordCount: '../sources.ts#KeywordCountSource',
        RecommendationConnection: '../sources.ts#RecommendationConnectionSource',
        RecommendationEdge: '../sources.ts#RecommendationEdgeSource',
        TitleMatch: '../sources.ts#TitleMatchSource',
        UnresolvedReference: '../sources.ts#UnresolvedReferenceSource',
        Profile: '../sources.ts#ProfileSource',
        HistoryConnection: '../sources.ts#HistoryConnectionSource',
        HistoryEdge: '../sources.ts#HistoryEdgeSource',
        Interaction: '../sources.ts#InteractionSource',
        Shelf: '../sources.ts#ShelfSource',
      },
      // The order of a type's resolvers is the order of the SDL.
      sort: false,
    },
    plugins: [
      { typescript: {} },
      {
        'typescript-resolvers': {
          useIndexSignature: false,
          avoidOptionals: { resolvers: true, query: true, mutation: true },
        },
      },
    ],
    pluginMap: {
      typescript,
      'typescript-resolvers': typescriptResolvers,
    },
  });
  return [{ path: OUTPUT, content: `${HEADER}\n${admitNull(content).trimEnd()}\n` }];
}

/** Clients may send null where there is a default; the plugin's helper type says that they cannot. */
function admitNull(content: string): string {
  const claimed = '{ [P in K]-?: NonNullable<T[P]> }';
  if (!content.includes(claimed)) throw new Error(`typescript-resolvers no longer writes ${claimed}.`);
  return content.replace(claimed, '{ [P in K]-?: T[P] }');
}
