import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readExamples } from '../src/graphql/examples.ts';
import type { GeneratedFile } from './generate.ts';

const README = join(import.meta.dirname, '..', 'README.md');
const BEGIN = '<!-- examples: made from src/graphql/examples by `npm run generate` -->';
const END = '<!-- end of examples -->';
const SHOWN = 5;

/** The README with its examples as they are in `src/graphql/examples`, where tests run them. */
export async function generateReadmeExamples(): Promise<GeneratedFile[]> {
  const readme = await readFile(README, 'utf8');
  const [before, rest] = splitOnce(readme, BEGIN);
  const [, after] = splitOnce(rest, END);
  const shown = readExamples()
    .slice(0, SHOWN)
    .map(({ query }) => section(query));
  return [{ path: 'README.md', content: `${before}${BEGIN}\n\n${shown.join('\n')}\n${END}${after}` }];
}

/** The comment above an example becomes the text above its block. */
function section(query: string): string {
  const lines = query.split('\n');
  const start = lines.findIndex((line) => !line.startsWith('#'));
  const text = lines.slice(0, start).map((line) => line.replace(/^#\s*/, ''));
  return `${text.join('\n')}\n\n\`\`\`graphql\n${lines.slice(start).join('\n')}\n\`\`\`\n`;
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at === -1) throw new Error(`README.md has lost its line ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
