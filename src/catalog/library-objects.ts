import type { JsonObject } from './rows/json-document.ts';

type Make = (value: unknown) => unknown;

/** What a program that keeps a library of films calls things: column of TMDB, member of its objects, and what to make of it. */
interface Library {
  /** The member that says that an object is of this program, because it holds the TMDB id. */
  readonly mark: string;
  readonly columns: readonly (readonly [column: string, member: string, make?: Make])[];
}

const TICKS_A_MINUTE = 600_000_000;

const LIBRARIES: readonly Library[] = [
  {
    // Jellyfin, Emby
    mark: 'ProviderIds',
    columns: [
      ['tmdb_id', 'ProviderIds', memberOf('Tmdb')],
      ['imdb_id', 'ProviderIds', memberOf('Imdb')],
      ['title', 'Name'],
      ['release_date', 'PremiereDate'],
      ['vote_average', 'CommunityRating'],
      ['runtime', 'RunTimeTicks', over(TICKS_A_MINUTE)],
      [
        'tagline',
        'Taglines',
        (value) => (Array.isArray(value) ? (value as readonly unknown[])[0] : undefined),
      ],
      ['production_companies', 'Studios'],
      ['production_countries', 'ProductionLocations'],
      ['keywords', 'Tags'],
      ['cast', 'People', peopleOf('Actor')],
      ['directors', 'People', peopleOf('Director')],
    ],
  },
  {
    // Kodi
    mark: 'uniqueid',
    columns: [
      ['tmdb_id', 'uniqueid', memberOf('tmdb')],
      ['imdb_id', 'uniqueid', memberOf('imdb')],
      ['overview', 'plot'],
      ['release_date', 'premiered'],
      ['vote_average', 'rating'],
      ['vote_count', 'votes'],
      ['runtime', 'runtime', over(60)],
      ['genres', 'genre'],
      ['production_companies', 'studio'],
      ['production_countries', 'country'],
      ['keywords', 'tag'],
    ],
  },
  {
    // Plex
    mark: 'Guid',
    columns: [
      ['tmdb_id', 'Guid', addressOf('tmdb://')],
      ['imdb_id', 'Guid', addressOf('imdb://')],
      ['overview', 'summary'],
      ['release_date', 'originallyAvailableAt'],
      ['vote_average', 'audienceRating'],
      ['runtime', 'duration', over(60_000)],
      ['genres', 'Genre'],
      ['production_companies', 'studio', (value) => (typeof value === 'string' ? [value] : value)],
      ['production_countries', 'Country'],
      ['directors', 'Director'],
      ['cast', 'Role'],
    ],
  },
  {
    // Trakt
    mark: 'ids',
    columns: [
      ['tmdb_id', 'ids', memberOf('tmdb')],
      ['imdb_id', 'ids', memberOf('imdb')],
      ['release_date', 'released'],
      ['vote_average', 'rating'],
      ['vote_count', 'votes'],
      ['original_language', 'language'],
      ['genres', 'genres', wordsOf],
    ],
  },
  {
    // Radarr
    mark: 'tmdbId',
    columns: [
      ['tmdb_id', 'tmdbId'],
      ['release_date', 'inCinemas'],
      ['vote_average', 'ratings', (value) => memberOf('value')(memberOf('tmdb')(value) ?? value)],
      ['vote_count', 'ratings', (value) => memberOf('votes')(memberOf('tmdb')(value) ?? value)],
      ['production_companies', 'studio', (value) => (typeof value === 'string' ? [value] : value)],
      ['original_language', 'originalLanguage', (value) => (isObject(value) ? undefined : value)],
    ],
  },
];

/** An object of a program that keeps films, with TMDB's columns for what that program calls otherwise; others as they are. */
export function withTmdbColumns(object: JsonObject): JsonObject {
  const library = LIBRARIES.find(({ mark, columns: [id] }) => {
    const held = object[mark];
    return (
      held !== undefined && (id?.[2] === undefined ? typeof held === 'number' : id[2](held) !== undefined)
    );
  });
  if (library === undefined) return object;
  const members = new Set(library.columns.map(([, member]) => member));
  const rest = Object.entries(object).filter(([name]) => !members.has(name));
  const named = library.columns.flatMap(([column, member, make]): [string, unknown][] => {
    const value = make === undefined ? object[member] : make(object[member]);
    return value === undefined ? [] : [[column, value]];
  });
  return Object.fromEntries([...rest, ...named]);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(name: string): Make {
  return (value) => (isObject(value) ? value[name] : undefined);
}

function over(divisor: number): Make {
  return (value) => (typeof value === 'number' ? Math.round(value / divisor) : undefined);
}

/** What stands behind a scheme in one of several addresses: 27205 of `[{id: "tmdb://27205"}]`. */
function addressOf(scheme: string): Make {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const addresses = (value as readonly unknown[]).map((one) => memberOf('id')(one));
    const found = addresses.find((one) => typeof one === 'string' && one.startsWith(scheme));
    return typeof found === 'string' ? found.slice(scheme.length) : undefined;
  };
}

function peopleOf(type: string): Make {
  return (value) =>
    Array.isArray(value)
      ? (value as readonly unknown[]).filter((one) => isObject(one) && one.Type === type)
      : undefined;
}

/** Trakt's "science-fiction". */
function wordsOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return (value as readonly unknown[]).map((one) =>
    typeof one === 'string'
      ? one.replaceAll('-', ' ').replace(/(^| )\p{Ll}/gu, (first) => first.toUpperCase())
      : one,
  );
}
