import type { RequestHandler } from 'express';
import { readTypeDefinitions } from '../type-definitions.ts';

/**
 * The schema in one file, with descriptions and `@oneOf`, for code generators and editors. Introspection of graphql 16
 * says nothing of `@oneOf` unless it is asked for in a way that few clients know.
 */
export function schemaFile(options: { readonly admin: boolean }): RequestHandler {
  const text = `${readTypeDefinitions(options)
    .map((part) => part.trim())
    .join('\n\n')}\n`;
  return (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('text/plain').send(text);
  };
}
