import DataLoader from 'dataloader';
import type { BrowsePage } from '../../database/browse.ts';
import type { Database } from '../../database/database.ts';
import { countByNames, moviesByNames, type NamedMoviesRequest } from '../../database/movies-by-name.ts';

export interface NamedMoviesKey {
  readonly name: string;
  readonly request: NamedMoviesRequest;
}

/** Pages of the movies of people and keywords: one statement for all names that are asked about alike. */
export function createNamedMoviesLoader(database: Database): DataLoader<NamedMoviesKey, BrowsePage, string> {
  return loadAlike(({ request }, names) => moviesByNames(database, names, request));
}

/** How many such movies there are, whatever the page. */
export function createNamedCountLoader(database: Database): DataLoader<NamedMoviesKey, number, string> {
  return loadAlike(({ request }, names) => countByNames(database, names, request));
}

function loadAlike<Found>(
  find: (asked: NamedMoviesKey, names: readonly string[]) => Promise<Map<string, Found>>,
): DataLoader<NamedMoviesKey, Found, string> {
  return new DataLoader(
    async (keys) => {
      const alike = new Map<string, NamedMoviesKey[]>();
      for (const key of keys)
        alike.set(textOf(key.request), [...(alike.get(textOf(key.request)) ?? []), key]);
      const found = new Map<string, Found | Error>();
      await Promise.all(
        [...alike.values()].map(async (group) => {
          const [asked] = group;
          if (asked === undefined) return;
          const answers = await find(
            asked,
            group.map(({ name }) => name),
          ).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
          for (const key of group) {
            const answer = answers instanceof Error ? answers : answers.get(key.name);
            if (answer !== undefined) found.set(textOfKey(key), answer);
          }
        }),
      );
      return keys.map((key) => found.get(textOfKey(key)) ?? new Error(`no movies of ${key.name}`));
    },
    { cacheKeyFn: textOfKey },
  );
}

function textOfKey({ name, request }: NamedMoviesKey): string {
  return `${JSON.stringify(name)} ${textOf(request)}`;
}

/** Equal requests make equal text: filters come from `validateFilter` with their lists sorted. */
function textOf({ list, filter, first, after }: NamedMoviesRequest): string {
  return JSON.stringify([list, first, after, Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
