import {
  getNamedType,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  isListType,
  isNonNullType,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { MAX_PAGE_SIZE } from '../../movie/page-size.ts';

/**
 * Most that one operation may cost. A page of 20 recommendations with ten fields and reasons costs some 400,
 * fifty movies with 15 similar ones each some 4,000, a hundred with a hundred each more than 20,000.
 */
export const MAX_COST = 10_000;

/** Fields that make the database work, in leaf fields that the same time would fill. */
const WORK: Readonly<Record<string, number>> = {
  'Query.searchMovies': 20,
  'Query.searchPeople': 20,
  'Query.search': 40,
  'Query.recommend': 20,
  'Query.movies': 10,
  'MovieConnection.totalCount': 10,
  'Movie.similar': 10,
  'Person.directed': 5,
  'Person.playedIn': 5,
  'Keyword.movies': 10,
  'Movie.neighbourhood': 100,
  'Mutation.upsertMovies': 50,
};

/** Counting names reads every movie that satisfies the filter; without one the counts are remembered. */
const COUNTED = new Set(['Query.genres', 'Query.countries', 'Query.languages', 'Query.keywords']);
const COUNTING_WORK = 100;

/** Looking for one typed title. A thousand of them are a whole operation's worth. */
const TITLE_WORK = 8;

/** Elements to expect of lists that no `first` bounds. */
const UNBOUNDED_LIST = 5;

/** Asked once each, whatever they are asked under. */
const COUNTED_BY_PARENT = new Set(['edges', 'nodes']);

/**
 * A field costs one, plus the work it stands for, plus what its selection costs times the elements that it may
 * have: `first` where the field has it, whether written in the document, in a variable or left to its default.
 */
const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  // What the schema says of itself is in memory; graphql bounds how deep it may be asked.
  if (type.name.startsWith('__') || field.name.startsWith('__')) return 0;
  const path = `${type.name}.${field.name}`;
  const counting = COUNTED.has(path) && args.filter ? COUNTING_WORK : 0;
  const own = 1 + (WORK[path] ?? 0) + counting + TITLE_WORK * countTitles(args);
  return own + childComplexity * elements(field.name, field.type, args);
};

function elements(name: string, type: GraphQLOutputType, args: Record<string, unknown>): number {
  if (Array.isArray(args.ids)) return args.ids.length;
  const first = pageSize(args);
  if (first !== null) return first;
  const nullable = isNonNullType(type) ? type.ofType : type;
  const isListOfObjects = isListType(nullable) && isCompositeType(getNamedType(type));
  return isListOfObjects && !COUNTED_BY_PARENT.has(name) ? UNBOUNDED_LIST : 1;
}

/** References by title, anywhere in the arguments. Depth is bounded by the schema's input types. */
function countTitles(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + countTitles(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, inner]) => sum + (name === 'title' && typeof inner === 'string' ? 1 : countTitles(inner)),
    0,
  );
}

/** Sizes out of range are refused with a better message by whoever reads the argument. */
function pageSize(args: Record<string, unknown>): number | null {
  return typeof args.first === 'number' ? Math.min(Math.max(args.first, 0), MAX_PAGE_SIZE) : null;
}

/**
 * Arguments that cannot be read, such as a variable that was forgotten inside `@oneOf`, which no rule of validation
 * finds, are the client's mistake. Executing the operation would find it too, but at each field again.
 */
function costOf({ schema, document, operation, variables }: Operation): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables,
      ...(operation.name && { operationName: operation.name.value }),
      estimators: [estimate],
      maxQueryNodes: Infinity, // document-limits.ts has seen to that.
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, nodes } = error;
    throw new GraphQLError(message, {
      nodes: nodes ?? null,
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  }
}

export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What an operation costs; throws GraphQLError QUERY_TOO_COMPLEX when that is above `MAX_COST`. An operation
 * whose variables do not fit costs nothing: executing it only says so.
 */
export function checkCost({ schema, document, operation, variables }: Operation): number {
  if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors) return 0;
  const cost = costOf({ schema, document, operation, variables });
  if (cost > MAX_COST) {
    throw new GraphQLError(
      `The operation costs ${Math.round(cost)}; up to ${MAX_COST} is accepted. Ask for fewer movies (first) or fewer nested fields.`,
      { extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } } },
    );
  }
  return cost;
}
