import {
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

/** A JSON Schema (2020-12). */
type JsonSchema = Readonly<Record<string, unknown>>;

export interface ObjectSchema extends JsonSchema {
  readonly type: 'object';
}

/**
 * The JSON Schema of the variables of a document's operation. Each input object becomes one definition. Defaults,
 * descriptions and enum values are included. Throws Error if the document uses a type that the schema lacks.
 */
export function inputSchemaOf(schema: GraphQLSchema, document: DocumentNode): ObjectSchema {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const definitions = new Map<string, JsonSchema>();
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const { variable, type: node, defaultValue } of operation?.variableDefinitions ?? []) {
    const name = variable.name.value;
    // The overloads of typeFromAST accept only one kind of node each.
    const type: unknown = typeFromAST(schema, node as never);
    if (!isInputType(type))
      throw new Error(`The variable $${name} is of a type that the schema does not have.`);
    const described = schemaOf(type, definitions);
    properties[name] =
      defaultValue === undefined ? described : { ...described, default: valueFromASTUntyped(defaultValue) };
    if (isNonNullType(type) && defaultValue === undefined) required.push(name);
  }
  return {
    type: 'object',
    properties,
    required,
    additionalProperties: false,
    ...(definitions.size > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}

const SCALARS: Readonly<Record<string, JsonSchema>> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  String: { type: 'string' },
  ID: { type: 'string' },
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
  URL: { type: 'string', format: 'uri' },
};

function schemaOf(type: GraphQLInputType, definitions: Map<string, JsonSchema>): JsonSchema {
  if (isNonNullType(type)) return schemaOf(type.ofType, definitions);
  if (isListType(type)) return { type: 'array', items: schemaOf(type.ofType, definitions) };
  if (isEnumType(type)) {
    const values = type.getValues();
    const meanings = values.map(({ name, description }) => `${name}: ${description ?? ''}`);
    return { type: 'string', enum: values.map(({ name }) => name), description: meanings.join('\n') };
  }
  if (!isInputObjectType(type)) {
    const scalar = SCALARS[type.name];
    if (scalar === undefined)
      throw new Error(`There is no JSON Schema for the scalar ${type.name}; add it to SCALARS.`);
    return scalar;
  }
  if (!definitions.has(type.name)) {
    // Set before its fields are read, since an input object may contain itself.
    definitions.set(type.name, {});
    definitions.set(type.name, objectSchema(type, definitions));
  }
  return { $ref: `#/$defs/${type.name}` };
}

function objectSchema(type: GraphQLInputObjectType, definitions: Map<string, JsonSchema>): JsonSchema {
  const fields = Object.values(type.getFields());
  const properties = fields.map((field): [string, JsonSchema] => [
    field.name,
    {
      ...schemaOf(field.type, definitions),
      ...(field.description && { description: field.description }),
      ...(field.defaultValue !== undefined && { default: field.defaultValue }),
    },
  ]);
  const required = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
  return {
    type: 'object',
    ...(type.description && { description: type.description }),
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(type.isOneOf
      ? { minProperties: 1, maxProperties: 1 }
      : { required: required.map(({ name }) => name) }),
  };
}
