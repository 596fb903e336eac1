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
    .description('A self-hosted movie recommender: metadata in, recommendations over GraphQL out.')
    .version(packageVersion())
    .showHelpAfterError('(add --help for what is accepted)')
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
  DATABASE_URL        PostgreSQL 15 or later with pgvector, several hosts for a failover; without it an embedded
                      database is used
  DATABASE_REPLICA_URLS  streaming replicas of it that requests are spread over
  REELGRAPH_REPLICA_MAX_LAG_SECONDS  a replica further behind is left out (default 10)
  REELGRAPH_DRAIN_SECONDS, REELGRAPH_GRACE_SECONDS  on SIGTERM, how long to be not ready but answering, and how
                      long to take in all (default 2, 9)
  REELGRAPH_DATA_DIR  where the embedded database lives (default .reelgraph)
  HOST, PORT          the address to serve on (default 127.0.0.1, 4000)
  LOG_LEVEL           fatal, error, warn, info, debug, trace or silent (default info)

Of the API: INTROSPECTION, GRAPHIQL, CORS_ORIGINS, TRUST_PROXY, RATE_LIMIT, METRICS_TOKEN,
REELGRAPH_ADMIN_TOKEN, REELGRAPH_JWT_SECRET, REELGRAPH_JWKS_URL; README.md describes them.`;
