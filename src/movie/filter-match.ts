import {
  type Bound,
  type Condition,
  conditionsOf,
  type FilteredMovie,
  type FilterField,
  type MovieFilter,
} from './filters.ts';

/** Whether a movie satisfies every condition. Agrees with the SQL of database/movie-filter.ts. */
export function matchesFilter(movie: FilteredMovie, filter: MovieFilter): boolean {
  return filterMatcher(filter)(movie);
}

/** `matchesFilter` for many movies. */
export function filterMatcher(filter: MovieFilter): (movie: FilteredMovie) => boolean {
  const tests = conditionsOf(filter).map(testOf);
  return (movie) => tests.every((test) => test(movie));
}

type Test = (movie: FilteredMovie) => boolean;

function testOf(condition: Condition): Test {
  switch (condition.kind) {
    case 'atLeast':
      return bounded(condition, (value, bound) => value >= bound);
    case 'atMost':
      return bounded(condition, (value, bound) => value <= bound);
    case 'notBefore':
      return known(
        condition,
        (movie) => movie[condition.field],
        (day) => day >= condition.value,
      );
    case 'notAfter':
      return known(
        condition,
        (movie) => movie[condition.field],
        (day) => day <= condition.value,
      );
    case 'anyOf':
      return (movie) => condition.value.some((name) => has(movie, condition, name));
    case 'allOf':
      return (movie) => condition.value.every((name) => has(movie, condition, name));
    case 'noneOf':
      return (movie) => !condition.value.some((name) => has(movie, condition, name));
    case 'allow':
      return (movie) => condition.value || !movie[condition.field];
  }
}

function bounded(
  bound: Extract<Condition, { readonly kind: 'atLeast' | 'atMost' }>,
  compare: (value: number, bound: number) => boolean,
): Test {
  // Fractions are stored in single precision, so they are compared in it.
  const single = bound.whole ? (value: number) => value : Math.fround;
  const wanted = single(bound.value);
  return known(
    bound,
    (movie) => movie[bound.field],
    (value) => compare(single(value), wanted),
  );
}

function known<Value>(
  { orUnknown }: Bound,
  valueOf: (movie: FilteredMovie) => Value | null,
  test: (value: Value) => boolean,
): Test {
  return (movie) => {
    const value = valueOf(movie);
    return value === null ? orUnknown : test(value);
  };
}

function has(
  movie: FilteredMovie,
  { fields }: Extract<Condition, { readonly kind: 'anyOf' | 'allOf' | 'noneOf' }>,
  name: string,
): boolean {
  return fields.some((field: FilterField) => {
    const value = movie[field];
    return Array.isArray(value) ? value.includes(name) : value === name;
  });
}
