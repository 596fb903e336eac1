/** Ids as the API gives them, `Movie:27205`; in the address of the page only the number stands. */
const PREFIX = 'Movie:';

export function toGlobalId(number: number): string {
  return `${PREFIX}${number}`;
}

export function toNumber(globalId: string): number {
  return Number(globalId.slice(PREFIX.length));
}
