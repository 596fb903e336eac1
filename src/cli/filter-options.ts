import { type Command, InvalidArgumentError, Option } from 'commander';
import { FILTER_KEYS, FILTERS, type FilterKey, type FilterRow, type MovieFilter } from '../movie/filters.ts';
import { validateFilter } from '../movie/filter-validation.ts';
import { FacetDirectory } from '../database/facets.ts';
import type { Database } from '../database/database.ts';
import { readersFor } from '../search/known-names.ts';
import { personReader } from '../search/person-reader.ts';
import { peopleByNames } from '../database/people-rows.ts';

/** What commander makes of the options of `addFilterOptions`, by the names it gives them. */
export type FilterOptions = object;

/** Gives a command an option for each condition of a filter. */
export function addFilterOptions(command: Command): Command {
  for (const key of FILTER_KEYS) command.addOption(optionOf(key));
  return command;
}

/** The filter that the options of `addFilterOptions` ask for. Rejects with InputError for an impossible one. */
export async function filterOfOptions(options: FilterOptions, database: Database): Promise<MovieFilter> {
  const given = options as Readonly<Record<string, unknown>>;
  const input = Object.fromEntries(FILTER_KEYS.map((key) => [key, given[optionOf(key).attributeName()]]));
  // Each option was read by the rule of its kind.
  const directory = new FacetDirectory(database);
  return validateFilter(
    input,
    await readersFor(input, {
      counts: (facet) => directory.counts(facet),
      people: (names) =>
        personReader(
          database,
          names,
          async (name) => (await peopleByNames(database, [name])).get(name) ?? null,
        ),
    }),
  );
}

function optionOf(key: FilterKey): Option {
  const row: FilterRow = FILTERS[key];
  const option = new Option(...row.option);
  return 'whole' in row ? option.argParser(row.whole ? integer : number) : option;
}

/** Reads a whole number from the command line. */
export function integer(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
}

/** Reads a number from the command line. */
export function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('A number is expected.');
  return value;
}
