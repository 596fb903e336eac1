import { Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { operationLabel } from '../../../src/graphql/operation-label.ts';

test.each([
  ['{ genres { name } }', 'genres'],
  ['query WhateverAClientSays { a: genres { name } b: genres { count } }', 'genres'],
  ['{ __typename genres { name } }', 'genres'],
  ['{ genres { name } model { id } }', 'several'],
  ['query { ...Q } fragment Q on Query { genres { name } }', 'several'],
  ['{ __schema { types { name } } }', 'introspection'],
  ['{ __typename }', 'introspection'],
])('%s is called %s', (document, label) => {
  const operation = parse(document).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  expect(operationLabel(operation)).toBe(label);
});

test('what could not be parsed has a name too', () => {
  expect(operationLabel(undefined)).toBe('invalid');
});
