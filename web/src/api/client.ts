import { cacheExchange, Client, fetchExchange, mapExchange } from 'urql';

/** The cache keeps every answer that has data; without its data, an answer with errors is asked for anew. */
const forgetFailures = mapExchange({
  onResult: (result) => (result.error ? { ...result, data: undefined } : result),
});

/** One answer a question for as long as the page is open: going back shows at once what was there. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, forgetFailures, fetchExchange],
  preferGetMethod: false,
});
