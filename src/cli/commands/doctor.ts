import { Command } from 'commander';
import { examine } from '../doctor/examine.ts';
import type { Finding } from '../doctor/finding.ts';
import { readSettings } from '../settings.ts';

export function doctorCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('doctor')
    .summary('say what is wrong and how to put it right')
    .description(
      'Checks versions, extensions, settings, catalogue, model, indexes, disk and replicas, and changes nothing. ' +
        'Exits with 1 if it finds a fault.',
    )
    .option('--json', 'print the findings as JSON')
    .action(async (options: { readonly json?: boolean }) => {
      const findings = await examine(readSettings(environment));
      process.stdout.write(
        options.json ? `${JSON.stringify(findings, null, 2)}\n` : formatFindings(findings),
      );
      if (findings.some(({ verdict }) => verdict === 'fault')) process.exitCode = 1;
    });
}

const MARKS: Readonly<Record<Finding['verdict'], string>> = {
  good: 'ok    ',
  advice: 'advice',
  unknown: '?     ',
  fault: 'FAULT ',
};

function formatFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  const lines = findings.flatMap(({ verdict, subject, found, remedy }) => {
    const line = `${MARKS[verdict]}  ${subject.padEnd(width)}  ${found}`;
    return remedy === null ? [line] : [line, `${' '.repeat(MARKS.good.length + width + 4)}${remedy}`];
  });
  return `${lines.join('\n')}\n`;
}
