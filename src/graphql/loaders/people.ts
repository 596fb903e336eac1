import DataLoader from 'dataloader';
import type { Database } from '../../database/database.ts';
import { type CreditedPerson, peopleByNames } from '../../database/people-rows.ts';

/** People by name, all that are asked for at one time in one statement; null for names that no movie has. */
export function createPersonLoader(database: Database): DataLoader<string, CreditedPerson | null> {
  return new DataLoader(async (names) => {
    const people = await peopleByNames(database, names);
    return names.map((name) => people.get(name) ?? null);
  });
}
