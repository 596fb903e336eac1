import type { Database } from './database.ts';

/** A person named in the credits. */
export interface CreditedPerson {
  readonly name: string;
  /** How many movies name the person. */
  readonly movies: number;
}

/** The people with these names whom the credits contain, by name. One statement. */
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
