import type { Database } from '../../database/database.ts';
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
    return [fault('connection', messageOf(error), 'Nothing else can be checked without it')];
  }
  try {
    return await examineDatabase(database, settings);
  } catch (error) {
    // The connection broke, or this role may not read what is looked at.
    return [
      fault('database', `cannot be checked: ${messageOf(error)}`, 'Put that right, then run doctor again'),
    ];
  } finally {
    await database.close().catch(() => undefined);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export async function examineDatabase(database: Database, settings: Settings): Promise<Finding[]> {
  const [facts, disk, replicas] = await Promise.all([
    readFacts(database),
    readDiskFacts(database, settings),
    readReplicaFacts(database, settings.replicas.urls),
  ]);
  return diagnose(facts, disk, replicas);
}
