#!/usr/bin/env bash
# hyparquet-writer 0.17.0 writes a column of JavaScript arrays without a given type as one string a row with the logical type
# JSON, not as a Parquet LIST. hyparquet reads it back as arrays, so a round trip within JavaScript shows nothing; DuckDB,
# which stands for other readers, has a column of JSON text, in which `'a' IN tags` and `unnest(tags)` do not work. A LIST
# needs a schema.
#
# Seen: hyparquet [["a","b"],["c"]]; DuckDB type JSON, value '["a","b"]'.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 hyparquet@1.31.5 hyparquet-writer@0.17.0
cat > check.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
const file = parquetWriteBuffer({ columnData: [{ name: 'tags', data: [['a', 'b'], ['c']] }] });
writeFileSync('tags.parquet', Buffer.from(file));
const here = (await parquetReadObjects({ file })).map(({ tags }) => tags);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const query = "SELECT typeof(tags) AS type, tags::VARCHAR AS text FROM 'tags.parquet'";
const [there] = (await connection.runAndReadAll(query)).getRowObjectsJson();
console.log(JSON.stringify(here), there);
const seen = JSON.stringify(here) === '[["a","b"],["c"]]' && there.type === 'JSON' && there.text === '["a","b"]';
process.exit(seen ? 0 : 1);
JS
node check.mjs
