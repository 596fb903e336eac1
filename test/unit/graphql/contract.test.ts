import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { readTypeDefinitions } from '../../../src/graphql/type-definitions.ts';
import { sharedData } from '../../support/shared-data.ts';

const contractPath = sharedData('../schema.graphql');
const ours = buildSchema(readTypeDefinitions({ admin: true }).join('\n'));

/** Everything that clients rely on, one line each: `Movie.posterUrl(size: PosterSize = "W500"): URL`. */
function promises(type: GraphQLNamedType): string[] {
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields()).flatMap((field) => [
      `${type.name}.${field.name}: ${String(field.type)}`,
      ...field.args.map(
        (argument) =>
          `${type.name}.${field.name}(${argument.name}: ${String(argument.type)} = ${JSON.stringify(argument.defaultValue)})`,
      ),
    ]);
    return [...fields, ...type.getInterfaces().map((parent) => `${type.name} implements ${parent.name}`)];
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields())
      .map(
        (field) =>
          `input ${type.name}.${field.name}: ${String(field.type)} = ${JSON.stringify(field.defaultValue)}`,
      )
      .concat(`input ${type.name} oneOf ${type.isOneOf}`);
  }
  if (isEnumType(type)) return type.getValues().map((value) => `enum ${type.name}.${value.name}`);
  if (isUnionType(type)) return type.getTypes().map((member) => `union ${type.name} = ${member.name}`);
  return [`scalar ${type.name}`];
}

function promisesOf(schema: ReturnType<typeof buildSchema>): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap(promises);
}

describe.skipIf(contractPath === null)('the public contract (needs ../shared/schema.graphql)', () => {
  const contract = contractPath === null ? '' : readFileSync(contractPath, 'utf8');

  test('is in our schema: every name, argument, default and nullability', () => {
    const kept = new Set(promisesOf(ours));
    const broken = promisesOf(buildSchema(contract)).filter((promise) => !kept.has(promise));
    expect(broken).toEqual([]);
  });
});

test('everything in the schema is described', () => {
  const bare = Object.values(ours.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && type.astNode)
    .flatMap((type) => {
      const described: { name: string; description?: string | null | undefined }[] = [type];
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) described.push(field, ...field.args);
      } else if (isInputObjectType(type)) described.push(...Object.values(type.getFields()));
      else if (isEnumType(type)) described.push(...type.getValues());
      return described.filter(({ description }) => !description).map(({ name }) => `${type.name}: ${name}`);
    });
  expect(bare).toEqual([]);
});
