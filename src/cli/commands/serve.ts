import { Command } from 'commander';
import { serve } from '../serving.ts';

export function serveCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('serve')
    .summary('serve what the database holds')
    .description(
      'Serves the active model over GraphQL. Starts at once, says "not ready" until a model is published, and takes ' +
        'up a newly published one without a restart.',
    )
    .action(async () => {
      await serve(environment, () => Promise.resolve());
    });
}
