import { columnKey } from './columns.ts';
import { located, source, type CatalogueSource } from './catalogue-source.ts';
import { fileText, type TextFile } from './bytes/file-text.ts';
import { objectReader } from './movie-record.ts';
import { Rejection } from './rejection.ts';
import type { JsonObject } from './rows/json-document.ts';
import { jsonRows } from './rows/json-rows.ts';
import type { JsonShape } from './rows/json-shape.ts';
import type { RawRows } from './rows/raw-rows.ts';

/** Members of a movie that list other titles of it: TMDB's API and Radarr's. */
const TITLE_MEMBERS = new Set([
  'alternative_titles',
  'alternativetitles',
  'alternate_titles',
  'alternatetitles',
  'translations',
]);

export function hasNestedTitles(objects: readonly JsonObject[]): boolean {
  return objects.some((object) => Object.keys(object).some((name) => TITLE_MEMBERS.has(columnKey(name))));
}

/** The alternative titles inside the movies of a JSON file, as a separate source to read after them. */
export function nestedTitles(text: TextFile, shape: JsonShape): CatalogueSource {
  const read = objectReader('titles');
  return source(text.file, 'titles', () =>
    located(titleRows(jsonRows(fileText(text), shape, text.file.path)), read),
  );
}

async function* titleRows(movies: AsyncIterable<RawRows<JsonObject>>): AsyncGenerator<RawRows<JsonObject>> {
  for await (const { rows, bytesRead } of movies) {
    yield {
      rows: rows.flatMap(({ line, values }) =>
        values instanceof Rejection
          ? []
          : titlesOf(values).map((title) => ({ line, values: { ...idsOf(values), title } })),
      ),
      bytesRead,
    };
  }
}

function idsOf(movie: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(movie).filter(([name]) => /id$/i.test(name)));
}

function titlesOf(movie: JsonObject): readonly string[] {
  const lists = Object.entries(movie).filter(([name]) => TITLE_MEMBERS.has(columnKey(name)));
  const titles = lists.flatMap(([, list]) => itemsOf(list).map(titleOf));
  return [
    ...new Set(titles.filter((title): title is string => typeof title === 'string' && title.trim() !== '')),
  ];
}

function itemsOf(list: unknown): readonly unknown[] {
  if (Array.isArray(list)) return list;
  if (typeof list !== 'object' || list === null) return [];
  return (Object.values(list) as unknown[]).filter((inner) => Array.isArray(inner)).flat();
}

function titleOf(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const { title, data } = item as JsonObject;
  return typeof data === 'object' && data !== null ? (data as JsonObject).title : title;
}
