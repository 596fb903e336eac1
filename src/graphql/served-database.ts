import type { Database } from '../database/database.ts';
import type { ReadReplicas } from '../database/read-replicas.ts';
import { ServiceUnavailableError } from './service-unavailable.ts';
import type { StartupStatus } from './startup-status.ts';

/** The database of a server. It may not be open yet when the server starts. */
export class ServedDatabase {
  readonly #startup: StartupStatus;
  #current: Database | null = null;
  #replicas: ReadReplicas | null = null;

  constructor(
    database: Database | Promise<Database>,
    startup: StartupStatus,
    openReplicas: ((primary: Database) => ReadReplicas) | null = null,
  ) {
    this.#startup = startup;
    const take = (opened: Database): void => {
      this.#current = opened;
      this.#replicas = openReplicas?.(opened) ?? null;
    };
    if (!(database instanceof Promise)) {
      take(database);
      return;
    }
    // The code that opens the database handles the error; clients only learn that there is no database.
    database.then(take, () => {
      if (startup.failure === null) startup.fail('the database cannot be used.');
    });
  }

  /** Null until it is open and its tables are up to date. */
  get current(): Database | null {
    return this.#current;
  }

  /** The replicas that requests may read from; null if there are none. */
  get replicas(): ReadReplicas | null {
    return this.#replicas;
  }

  /** `current`, or a replica while `current` is away. */
  get anywhere(): Database | null {
    return this.#replicas?.anywhere ?? this.#current;
  }

  /** Throws ServiceUnavailableError while there is no database. */
  require(): Database {
    if (this.#current) return this.#current;
    throw new ServiceUnavailableError(this.describeStartup('The database is not open yet.'));
  }

  /** Ends the connections to the replicas; the database stays open. */
  async close(): Promise<void> {
    await this.#replicas?.close();
  }

  /** What the server is waiting for, or `otherwise` if unknown. */
  describeStartup(otherwise: string): string {
    return this.#startup.describe() ?? otherwise;
  }
}
