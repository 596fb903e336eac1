const TRY_IN_A_CHECKOUT = '```sh\nnpm ci\nnpm start\n```';
const TRY_THE_PACKAGE = '```sh\nnpm install --global reelgraph\nreelgraph start\n```';

const FILES = `## Files of the package

The documentation, the SQL scripts, \`backup.sh\`, the Grafana dashboard and the alert rules are in the folder of the
package, which \`echo "$(npm root --global)/reelgraph"\` prints. Where they say \`npm run reelgraph -- doctor\`, type
\`reelgraph doctor\`, and likewise for every command.

`;

/** Commands that work in a checkout only. */
const CHECKOUT_COMMAND = /\bnpm (?:ci|start|test|run)\b.*/;

/**
 * README.md as the published package shows it: it installs `reelgraph` instead of a checkout, and calls it by its name.
 * The section about working on the project is left out, as its files are not in the package. Throws an Error when
 * `readme` is not as expected, and when a command remains that the package does not have.
 */
export function packageReadme(readme: string): string {
  if (!readme.includes(TRY_IN_A_CHECKOUT)) {
    throw new Error('README.md does not say "npm ci" and "npm start" in a block of their own');
  }
  const [before, after, ...more] = readme.split(/^## Work on it\n[^]*?(?=^## )/m);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('README.md does not have one section "Work on it" with another one behind it');
  }
  return asInstalled(before) + FILES + asInstalled(after);
}

function asInstalled(text: string): string {
  const installed = text
    .replace(TRY_IN_A_CHECKOUT, TRY_THE_PACKAGE)
    .replaceAll(/^<!--[^]*?-->\n+/gm, '')
    .replaceAll(/npm run reelgraph --(?=\s)/g, 'reelgraph')
    .replaceAll(/^npm start$/gm, 'reelgraph start');
  const left = CHECKOUT_COMMAND.exec(installed);
  if (left !== null) throw new Error(`README.md says "${left[0]}", which an installed package does not have`);
  return installed;
}
