import type { Database } from './database.ts';

/** Somebody whom the credits name. */
export interface CreditedPerson {
  readonly name: string;
  /** How many movies name the person. */
  readonly movies: number;
}

/** Those of the people with these names whom the credits have, by name. One statement. */
export async function peopleByNames(
  database: Database,
  names: readonly string[],
): Promise<Map<string, CreditedPerson>> {
  if (names.length === 0) return new Map();
  const { rows } = await database.pool.query<CreditedPerson>({
    name: 'people_by_names',
    text: 'SELECT name, movies FROM credited_person WHERE name = ANY ($1::text[])',
    values: [names],
  });
  return new Map(rows.map((row) => [row.name, row]));
}
