import { Command } from 'commander';
import { serve } from '../serving.ts';

export function serveCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('serve')
    .summary('serve what the database holds')
    .description(
      'Serves the active model over GraphQL. Starts at once, reports "not ready" until there is a model, and uses a ' +
        'newly published model without a restart.',
    )
    .action(async () => {
      await serve(environment, () => Promise.resolve());
    });
}
