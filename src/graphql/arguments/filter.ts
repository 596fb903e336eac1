import { validateFilter } from '../../movie/filter-validation.ts';
import type { FilterKey, MovieFilter } from '../../movie/filters.ts';
import type { MovieId } from '../../movie/movie.ts';
import type { MovieSet } from '../../movie/movie-set.ts';
import type { RequestContext } from '../context.ts';
import type { MovieFilter as FilterInput } from '../generated/resolvers.generated.ts';
import { ownerOf } from '../../people/shelves.ts';
import { readersFor } from '../../search/known-names.ts';
import { personReader } from '../../search/person-reader.ts';
import { parseGlobalId } from '../global-id.ts';
import { requireShelf } from '../profiles.ts';
import { parseShelfId } from '../shelf-id.ts';
import { ArgumentError, atArgument, nameArgument } from './argument-error.ts';
import type { Covers } from './covers.ts';

const MAX_SHELVES = 50;
const MAX_IDS = 1_000;

/** Conditions on sets of movies, which are looked up here; all others are in the table of filters. */
type SetKey = 'ids' | 'onShelf' | 'notOnShelf';

/** These do not compile when schema/movie.graphql or movie/filters.ts has a condition that the other lacks. */
type SchemaFilter = Partial<Covers<FilterKey | SetKey, Required<FilterInput>>>;
type TableFilter = Partial<Covers<Exclude<keyof FilterInput, SetKey>, Required<MovieFilter>>>;

/** Checks a filter and brings it to its canonical form. Names of the catalogue are read only when the filter has some. */
export async function readFilter(
  argument: string,
  input: SchemaFilter | null | undefined,
  context: RequestContext,
): Promise<TableFilter> {
  if (!input) return {};
  const { ids, onShelf, notOnShelf, ...facts } = input;
  const among = readIds(`${argument}.ids`, ids);
  const known = await readersFor(facts, {
    counts: (facet) => context.facets.counts(facet),
    people: (names) => personReader(context.database, names, (name) => context.loaders.person.load(name)),
  });
  const filter = atArgument(argument, () => validateFilter(facts, known));
  const [inOneOf, inNoneOf] = await Promise.all([
    readShelves(`${argument}.onShelf`, onShelf, context),
    readShelves(`${argument}.notOnShelf`, notOnShelf, context),
  ]);
  return { ...filter, ...(among && { among }), ...(inOneOf && { inOneOf }), ...(inNoneOf && { inNoneOf }) };
}

/** The movies that ids name, in order and each once; null when none is given, as an empty list is no condition. */
function readIds(argument: string, ids: readonly string[] | null | undefined): MovieId[] | null {
  if (!ids || ids.length === 0) return null;
  if (ids.length > MAX_IDS) {
    throw new ArgumentError(
      argument,
      `${argument} has ${ids.length} ids; up to ${MAX_IDS} are accepted. A shelf takes more.`,
    );
  }
  const keys = ids.map((id, i) => {
    const { type, key } = atArgument(`${argument}.${i}`, () => parseGlobalId(id));
    if (type !== 'Movie') {
      throw new ArgumentError(`${argument}.${i}`, `${argument} names a ${type}; ids of movies are expected.`);
    }
    return key;
  });
  return [...new Set(keys)].sort((a, b) => a - b);
}

/** Looks shelves up; null when none is named, as an empty list is no condition. */
async function readShelves(
  argument: string,
  ids: readonly string[] | null | undefined,
  context: RequestContext,
): Promise<MovieSet[] | null> {
  if (!ids || ids.length === 0) return null;
  if (ids.length > MAX_SHELVES) {
    throw new ArgumentError(
      argument,
      `${argument} names ${ids.length} shelves; up to ${MAX_SHELVES} are accepted.`,
    );
  }
  return Promise.all(
    [...new Set(ids)].sort().map(async (id, i) => {
      const at = `${argument}.${i}`;
      const shelf = await requireShelf(
        atArgument(at, () => parseShelfId(id)),
        context,
      ).catch((error: unknown) => {
        throw nameArgument(at, error);
      });
      return { kind: 'shelf', owner: ownerOf(shelf), name: shelf.name, size: shelf.movieCount };
    }),
  );
}
