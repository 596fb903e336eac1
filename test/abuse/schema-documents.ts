import {
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  isAbstractType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { RandomNumbers } from '../integration/recommend/random-numbers.ts';
import { hostileFloat, hostileInteger, hostileText, pick } from './hostile-values.ts';

export interface GeneratedRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const MAX_DEPTH = 4;
const MAX_FIELDS = 3;

/** A document that is valid for `schema`, with hostile values in its arguments, written out or as variables. */
export function schemaDocument(schema: GraphQLSchema, random: RandomNumbers): GeneratedRequest {
  const mutation = random.below(20) === 0 ? schema.getMutationType() : null;
  const writer = new DocumentWriter(schema, random);
  return mutation ? writer.write(mutation, 'mutation') : writer.write(schema.getQueryType()!, 'query');
}

class DocumentWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: RandomNumbers;
  readonly #variables: Record<string, unknown> = {};
  readonly #declared: string[] = [];
  #names = 0;

  constructor(schema: GraphQLSchema, random: RandomNumbers) {
    this.#schema = schema;
    this.#random = random;
  }

  write(root: GraphQLObjectType, kind: string): GeneratedRequest {
    const selection = this.#selection(root, 0);
    const declared = this.#declared.length === 0 ? '' : `(${this.#declared.join(', ')})`;
    return { query: `${kind} Fuzz${declared} ${selection}`, variables: this.#variables };
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    if (isAbstractType(type)) {
      const members = this.#schema.getPossibleTypes(type);
      const parts = members.map((member) => `... on ${member.name} ${this.#selection(member, depth)}`);
      return `{ __typename ${isUnionType(type) ? '' : 'id'} ${parts.join(' ')} }`;
    }
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < MAX_DEPTH || !isCompositeType(innermost(field)),
    );
    if (fields.length === 0) return '{ __typename }';
    const chosen = this.#random.some(fields, MAX_FIELDS);
    return `{ ${chosen.map((field) => this.#field(field, depth)).join(' ')} }`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    // Each under a name of its own: fields of one name with other arguments would not be valid.
    const alias = `f${this.#names++}`;
    const given = field.args.filter((argument) => isRequiredArgument(argument) || this.#chance(50));
    const arguments_ =
      given.length === 0
        ? ''
        : `(${given.map((each) => `${each.name}: ${this.#argument(each)}`).join(', ')})`;
    const directive = this.#chance(5) ? ' @include(if: true)' : '';
    const type = innermost(field);
    const inner = isCompositeType(type) ? ` ${this.#selection(type, depth + 1)}` : '';
    return `${alias}: ${field.name}${arguments_}${directive}${inner}`;
  }

  #argument({ type }: GraphQLArgument): string {
    const value = this.#value(type);
    if (this.#chance(40)) return literal(value, type);
    const name = `v${this.#names++}`;
    this.#variables[name] = value;
    this.#declared.push(`$${name}: ${String(type)}`);
    return `$${name}`;
  }

  #value(type: GraphQLInputType): unknown {
    if (!isNonNullType(type) && this.#chance(10)) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const length = this.#random.below(4);
      return Array.from({ length }, () => this.#value(nullable.ofType));
    }
    if (isEnumType(nullable)) return pick(this.#random, nullable.getValues()).name;
    if (isInputObjectType(nullable)) return this.#inputObject(nullable);
    switch (nullable.name) {
      case 'Int':
        return hostileInteger(this.#random);
      case 'Float':
        return hostileFloat(this.#random);
      case 'Boolean':
        return this.#chance(50);
      default:
        return hostileText(this.#random);
    }
  }

  #chance(percent: number): boolean {
    return this.#random.below(100) < percent;
  }

  #inputObject(type: GraphQLInputObjectType): Record<string, unknown> {
    const fields = Object.values(type.getFields());
    if (type.isOneOf) {
      const field = pick(this.#random, fields);
      let value: unknown = null;
      while (value === null) value = this.#value(field.type);
      return { [field.name]: value };
    }
    const given = fields.filter((field) => isRequiredInputField(field) || this.#chance(35));
    return Object.fromEntries(given.map((field) => [field.name, this.#value(field.type)]));
  }
}

function innermost(field: GraphQLField<unknown, unknown>): unknown {
  let type: unknown = field.type;
  while (isNonNullType(type) || isListType(type)) type = type.ofType;
  return type;
}

/** A value as it stands in a document. JSON's strings and numbers are GraphQL's; enums have no quotes. */
function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (value === null) return 'null';
  if (isListType(nullable)) {
    const inner = nullable.ofType;
    return `[${(value as unknown[]).map((each) => literal(each, inner)).join(', ')}]`;
  }
  if (isEnumType(nullable)) return value as string;
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    const parts = Object.entries(value as object).map(
      ([name, each]) => `${name}: ${literal(each, fields[name]!.type)}`,
    );
    return `{${parts.join(', ')}}`;
  }
  return JSON.stringify(value);
}

const NO_TEXT: readonly unknown[] = [null, true, 0, -1.5, [], {}, [[]], { a: { b: null } }, nested(300)];

/** What is left of a document after somebody mistyped, cut or mistook something in it or beside it. */
export function brokenRequest(schema: GraphQLSchema, random: RandomNumbers): Record<string, unknown> {
  const request = schemaDocument(schema, random);
  const anything = random.below(2) === 0 ? hostileText(random) : pick(random, NO_TEXT);
  switch (random.below(8)) {
    case 0:
      return { ...request, variables: mapValues(request.variables, () => anything) };
    case 1:
      return { ...request, variables: anything };
    case 2:
      return { ...request, operationName: anything };
    case 3:
      return { ...request, extensions: anything };
    case 4:
      return { ...request, extensions: { persistedQuery: anything } };
    case 5:
      return { query: anything, variables: request.variables };
    default: {
      const start = random.below(request.query.length + 1);
      const end = start + random.below(20);
      return {
        ...request,
        query: request.query.slice(0, start) + hostileText(random) + request.query.slice(end),
      };
    }
  }
}

function mapValues(record: Record<string, unknown>, change: () => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.keys(record).map((name) => [name, change()]));
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { like: value };
  return value;
}
