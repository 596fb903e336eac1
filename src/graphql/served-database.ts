import type { Database } from '../database/database.ts';
import { ServiceUnavailableError } from './service-unavailable.ts';
import type { StartupStatus } from './startup-status.ts';

/** The database that a server answers from, which may still be on its way when the server starts. */
export class ServedDatabase {
  readonly #startup: StartupStatus;
  #current: Database | null = null;

  constructor(database: Database | Promise<Database>, startup: StartupStatus) {
    this.#startup = startup;
    if (!(database instanceof Promise)) {
      this.#current = database;
      return;
    }
    database.then(
      (opened) => {
        this.#current = opened;
      },
      // Whoever opens the database hears of the error; clients only hear that there is none.
      () => {
        if (startup.failure === null) startup.fail('the database cannot be used.');
      },
    );
  }

  /** Null until it is open and its tables are up to date. */
  get current(): Database | null {
    return this.#current;
  }

  /** Throws ServiceUnavailableError while there is none. */
  require(): Database {
    if (this.#current) return this.#current;
    throw new ServiceUnavailableError(this.describeStartup('The database is not open yet.'));
  }

  /** What is being waited for; `otherwise` when nothing is known. */
  describeStartup(otherwise: string): string {
    return this.#startup.describe() ?? otherwise;
  }
}
