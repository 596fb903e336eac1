import { Command } from 'commander';
import { pino } from 'pino';
import { createServer } from '../../graphql/server.ts';
import { serveStdio } from '../../mcp/stdio.ts';
import { withSession } from '../session.ts';

const STANDARD_ERROR = 2;

export function mcpCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('mcp')
    .summary('serve an assistant over standard input and output')
    .description(
      'Speaks the Model Context Protocol over standard input and output, for assistants that start programs themselves. ' +
        'A running server offers the same at /mcp.',
    )
    .action(async () => {
      await withSession(environment, async ({ database, settings }) => {
        // Standard output belongs to the protocol.
        const logger = pino({ level: settings.logLevel }, pino.destination(STANDARD_ERROR));
        const server = await createServer({ database, logger, api: settings.api });
        try {
          await serveStdio(server);
        } finally {
          await server.close();
        }
      });
    });
}
