import { cacheExchange, Client, fetchExchange, mapExchange } from 'urql';

/**
 * The cache keeps every answer that has data. Removes the data of answers with errors, so that they are asked again.
 */
const forgetFailures = mapExchange({
  onResult: (result) => (result.error ? { ...result, data: undefined } : result),
});

/** Keeps one answer per question while the page is open, so that going back shows it at once. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, forgetFailures, fetchExchange],
  preferGetMethod: false,
});
