import { cacheExchange, Client, fetchExchange } from 'urql';

/** One answer a question for as long as the page is open: going back shows at once what was there. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
});
