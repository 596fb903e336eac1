import type { Database } from '../../database/database.ts';
import { DatabaseError } from '../../database/errors.ts';
import { openDatabase } from '../../database/open.ts';
import type { Settings } from '../settings.ts';
import { diagnose } from './diagnose.ts';
import { readDiskFacts } from './disk-facts.ts';
import { readFacts } from './facts.ts';
import { fault, type Finding } from './finding.ts';
import { readReplicaFacts } from './replica-facts.ts';

/** Opens what the settings name, as it is, and judges it; a database that cannot be opened is a finding too. */
export async function examine(settings: Settings): Promise<Finding[]> {
  let database: Database;
  try {
    const { databaseUrl: url, dataDirectory } = settings;
    database = await openDatabase({ url, dataDirectory, unchecked: true });
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return [fault('connection', error.message, 'Nothing else can be said before there is one')];
  }
  try {
    return await examineDatabase(database, settings);
  } finally {
    await database.close();
  }
}

export async function examineDatabase(database: Database, settings: Settings): Promise<Finding[]> {
  const [facts, disk, replicas] = await Promise.all([
    readFacts(database),
    readDiskFacts(database, settings),
    readReplicaFacts(database, settings.replicas.urls),
  ]);
  return diagnose(facts, disk, replicas);
}
