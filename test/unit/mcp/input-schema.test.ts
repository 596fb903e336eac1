import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { readTypeDefinitions } from '../../../src/graphql/type-definitions.ts';
import { inputSchemaOf } from '../../../src/mcp/input-schema.ts';
import { TOOLS } from '../../../src/mcp/tools.ts';

test('variables become properties; input objects, enums and lists keep their meaning', () => {
  const schema = buildSchema(`
    directive @oneOf on INPUT_OBJECT
    type Query { find(query: String!, ref: Ref, filter: Filter, order: Order): Int }
    "Exactly one." input Ref @oneOf { id: ID title: String }
    input Filter { "At least." min: Float = 1.5, names: [String!]!, not: Filter }
    enum Order { "Newest first." NEW "Oldest first." OLD }
  `);
  const document =
    parse(`query Q($query: String!, $ref: Ref, $filter: Filter!, $order: Order = NEW, $n: Int = 5) {
    find(query: $query, ref: $ref, filter: $filter, order: $order) }`);
  expect(inputSchemaOf(schema, document)).toEqual({
    type: 'object',
    required: ['query', 'filter'],
    additionalProperties: false,
    properties: {
      query: { type: 'string' },
      ref: { $ref: '#/$defs/Ref' },
      filter: { $ref: '#/$defs/Filter' },
      order: {
        type: 'string',
        enum: ['NEW', 'OLD'],
        description: 'NEW: Newest first.\nOLD: Oldest first.',
        default: 'NEW',
      },
      n: { type: 'integer', default: 5 },
    },
    $defs: {
      Ref: {
        type: 'object',
        description: 'Exactly one.',
        properties: { id: { type: 'string' }, title: { type: 'string' } },
        additionalProperties: false,
        minProperties: 1,
        maxProperties: 1,
      },
      Filter: {
        type: 'object',
        properties: {
          min: { type: 'number', description: 'At least.', default: 1.5 },
          names: { type: 'array', items: { type: 'string' } },
          not: { $ref: '#/$defs/Filter' },
        },
        additionalProperties: false,
        required: ['names'],
      },
    },
  });
});

test('every tool has arguments that the schema knows, of scalars that JSON Schema can tell', () => {
  const schema = buildSchema(readTypeDefinitions({ admin: false }).join('\n'));
  for (const { name, document } of TOOLS) {
    expect(() => inputSchemaOf(schema, parse(document)), name).not.toThrow();
  }
});
