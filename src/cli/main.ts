#!/usr/bin/env node
import './production.ts';
import { reportFailure } from './failure.ts';
import { createProgram } from './program.ts';

try {
  await createProgram(process.env).parseAsync(process.argv);
} catch (error) {
  process.exitCode = reportFailure(error, process.stderr);
}
