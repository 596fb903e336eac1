/** The prefix of the API's ids: `Movie:27205`. The page's address has only the number. */
const PREFIX = 'Movie:';

export function toGlobalId(number: number): string {
  return `${PREFIX}${number}`;
}

export function toNumber(globalId: string): number {
  return Number(globalId.slice(PREFIX.length));
}
