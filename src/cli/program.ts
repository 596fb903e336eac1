import { Command } from 'commander';
import { doctorCommand } from './commands/doctor.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { exportCommand } from './commands/export.ts';
import { exportProfileCommand } from './commands/export-profile.ts';
import { importCommand } from './commands/import.ts';
import { ingestCommand } from './commands/ingest.ts';
import { mcpCommand } from './commands/mcp.ts';
import { activateCommand, modelsCommand, pruneCommand } from './commands/models.ts';
import { recommendCommand } from './commands/recommend.ts';
import { mapsCommand } from './commands/maps.ts';
import { reindexCommand } from './commands/reindex.ts';
import { searchCommand } from './commands/search.ts';
import { serveCommand } from './commands/serve.ts';
import { startCommand } from './commands/start.ts';
import { trainCommand } from './commands/train.ts';
import { packageVersion } from '../database/package-path.ts';

/** The command line of reelgraph. `environment` holds the settings that are not options. */
export function createProgram(environment: NodeJS.ProcessEnv): Command {
  return new Command('reelgraph')
    .description('Recommends movies. Learns from movie metadata, and answers over GraphQL.')
    .version(packageVersion())
    .showHelpAfterError('(--help shows what is accepted)')
    .addHelpText('after', ENVIRONMENT_HELP)
    .addCommand(startCommand(environment))
    .addCommand(serveCommand(environment))
    .addCommand(ingestCommand(environment))
    .addCommand(trainCommand(environment))
    .addCommand(modelsCommand(environment))
    .addCommand(activateCommand(environment))
    .addCommand(pruneCommand(environment))
    .addCommand(mapsCommand(environment))
    .addCommand(reindexCommand(environment))
    .addCommand(searchCommand(environment))
    .addCommand(recommendCommand(environment))
    .addCommand(importCommand(environment))
    .addCommand(exportProfileCommand(environment))
    .addCommand(mcpCommand(environment))
    .addCommand(evaluateCommand(environment))
    .addCommand(exportCommand(environment))
    .addCommand(doctorCommand(environment));
}

const ENVIRONMENT_HELP = `
Environment:
  DATABASE_URL        a server with PostgreSQL 15 or later and pgvector; name several hosts for failover
                      (default: an embedded database)
  DATABASE_REPLICA_URLS  streaming replicas of that server that share the requests
  REELGRAPH_REPLICA_MAX_LAG_SECONDS  leave out a replica that is further behind (default 10)
  REELGRAPH_DRAIN_SECONDS, REELGRAPH_GRACE_SECONDS  on SIGTERM, how long to answer while reporting "not ready",
                      and how long to take in total (default 2, 9)
  REELGRAPH_DATA_DIR  the folder of the embedded database (default .reelgraph)
  HOST, PORT          the address to serve on (default 127.0.0.1, 4000)
  LOG_LEVEL           fatal, error, warn, info, debug, trace or silent (default info)

The README describes the settings of the API: INTROSPECTION, GRAPHIQL, CORS_ORIGINS, TRUST_PROXY, RATE_LIMIT,
METRICS_TOKEN, REELGRAPH_ADMIN_TOKEN, REELGRAPH_JWT_SECRET, REELGRAPH_JWKS_URL and others.`;
