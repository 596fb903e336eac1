#!/usr/bin/env bash
# The document cache of @urql/core 6.0.3 keeps an answer that failed, as long as its `data` is not null. A GraphQL server
# answers a nullable root field that failed with `{"data": {"movies": null}, "errors": [...]}`, so the first failure is the
# answer to every later `cache-first` query, with its error, and "try again" never reaches the server. The same failure of
# a non-null root field (`"data": null`) is not kept. Whether a field of the schema is nullable thus decides whether its
# failures last.
#
# Seen:
#   nullable root field: 1 request for 3 queries, the error each time
#   non-null root field: 3 requests for 3 queries
# A mapExchange behind the cache that drops the data of answers with errors keeps failures out of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund @urql/core@6.0.3 graphql@16.15.0
cat > check.mjs <<'JS'
import { cacheExchange, Client, fetchExchange } from '@urql/core';

async function requestsFor(data) {
  let requests = 0;
  let failures = 0;
  const client = new Client({
    url: 'http://localhost/graphql',
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetch: () => {
      requests++;
      const body = { data, errors: [{ message: 'the database is away', path: ['movies'] }] };
      return Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
    },
  });
  for (let i = 0; i < 3; i++) {
    const { error } = await client.query('{ movies { title } }', {}).toPromise();
    if (error) failures++;
  }
  return { requests, failures };
}

const nullable = await requestsFor({ movies: null });
const nonNull = await requestsFor(null);
console.log('nullable root field:', nullable, 'non-null root field:', nonNull);
const isAsSeen = nullable.requests === 1 && nullable.failures === 3 && nonNull.requests === 3 && nonNull.failures === 3;
process.exit(isAsSeen ? 0 : 1);
JS
node check.mjs
