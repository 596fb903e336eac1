import {
  getNullableType,
  type GraphQLInputObjectType,
  isInputObjectType,
  isListType,
  type GraphQLSchema,
} from 'graphql';
import { InputError } from '../movie/errors.ts';

/** Parameters of the address that are not filters. */
const OWN_PARAMETERS = ['like', 'dislike', 'exclude', 'ranking', 'diversity', 'limit'];
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

interface ListVariables {
  readonly first: number;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Turns the address of a list into variables of `recommend`: `like=27205&like=tt0133093&minYear=1990&genres=Drama`.
 * Movies are given by TMDB id, IMDb id or title. Every field of `MovieFilter` is a parameter with the same name. Lists
 * have commas, or the parameter is repeated. Throws InputError for unknown parameters, and for values that are not
 * numbers.
 */
export function listVariables(schema: GraphQLSchema, parameters: URLSearchParams): ListVariables {
  const filterType = schema.getType('MovieFilter');
  if (!isInputObjectType(filterType)) throw new Error('The schema has no MovieFilter.');
  const known = [...OWN_PARAMETERS, ...Object.keys(filterType.getFields())];
  const strange = [...parameters.keys()].find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new InputError(`There is no parameter "${strange}"; there are ${known.join(', ')}.`);
  const like = references(parameters, 'like');
  if (like.length === 0)
    throw new InputError('Name at least one movie: ?like= and its TMDB id, IMDb id or title.');
  const limit = numberOf(parameters, 'limit') ?? DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(`limit is ${limit}; 1 to ${MAX_LIMIT} is accepted.`);
  }
  const ranking = parameters.get('ranking')?.toUpperCase();
  const diversity = numberOf(parameters, 'diversity');
  return {
    first: limit,
    input: {
      like,
      dislike: references(parameters, 'dislike'),
      exclude: references(parameters, 'exclude'),
      filter: filterOf(filterType, parameters),
      ...(ranking !== undefined && { ranking }),
      ...(diversity !== undefined && { diversity }),
    },
  };
}

function references(parameters: URLSearchParams, name: string): Record<string, unknown>[] {
  return parameters
    .getAll(name)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      if (/^\d{1,9}$/.test(text)) return { tmdbId: Number(text) };
      return /^tt\d+$/.test(text) ? { imdbId: text } : { title: text };
    });
}

function filterOf(type: GraphQLInputObjectType, parameters: URLSearchParams): Record<string, unknown> {
  const filter: Record<string, unknown> = {};
  for (const field of Object.values(type.getFields())) {
    const given = parameters.getAll(field.name);
    if (given.length === 0) continue;
    const fieldType = getNullableType(field.type);
    filter[field.name] = isListType(fieldType)
      ? given
          .flatMap((text) => text.split(','))
          .map((text) => valueOf(String(getNullableType(fieldType.ofType)), field.name, text.trim()))
      : valueOf(String(fieldType), field.name, given[given.length - 1] ?? '');
  }
  return filter;
}

function valueOf(type: string, name: string, text: string): unknown {
  switch (type) {
    case 'Int':
    case 'Float':
      return readNumber(name, text);
    case 'Boolean':
      return /^(?:true|1|yes)$/i.test(text);
    default:
      return text;
  }
}

function numberOf(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  return text === null ? undefined : readNumber(name, text);
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number))
    throw new InputError(`${name} is "${text}"; a number is accepted.`);
  return number;
}
